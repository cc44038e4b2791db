"""Repairs of where names, sums, doers and infinitives hang in a parse."""

from __future__ import annotations

from transforms.article import ParsedSentence, Token
from transforms.language.clauses import SUBJECTS, follows_comma, is_noun
from transforms.language.headlines import move
from transforms.lexicons import lexicon, word_list

GERUND = word_list("event_words.tsv", "gerund_verbs")


def mend_gerund(verb: Token) -> None:
    """Take an -ing form right behind a verb for its complement, not for a qualifier: "denied attacking hospitals"."""
    noun = verb.head
    if verb.tag != "VBG" or verb.dep not in {"compound", "amod"} or noun.dep != "dobj":
        return
    if noun.head.lemma in GERUND and verb.i == noun.head.i + 1:
        above = noun.head
        move(verb, above, "xcomp")
        move(noun, verb, "dobj")


PREFIXES = word_list("clause_words.tsv", "office_prefix")


def mend_prefix(prefix: Token) -> None:
    """Join a prefix and its hyphen to the noun behind, beside which the parse makes them nouns of their own: "jailed ex-minister"."""
    tokens = prefix.sentence.tokens
    at = prefix.i - tokens[0].i
    if prefix.lower not in PREFIXES or at + 2 >= len(tokens) or tokens[at + 1].text != "-":
        return
    noun = tokens[at + 2]
    for part in (prefix, tokens[at + 1]):
        if is_noun(noun) and part.head is noun.head and part.head is not part:
            move(part, noun, "compound")


def mend_weapon(adjective: Token) -> None:
    """Join a name behind "by" that the parse takes for a second subject: "shells fired by the paramilitary Rapid Forces hit a ward"."""
    name = second_subject(adjective) if adjective.tag == "JJ" and adjective.dep == "pobj" else None
    if name is None:
        return
    move(name, adjective.head, "pobj")
    for child in [c for c in adjective.children if c.dep == "det"]:
        move(child, name, "det")
    move(adjective, name, "amod")


def second_subject(adjective: Token) -> Token | None:
    """The name right behind an adjective that is the second of two subjects of its verb; None where there is none."""
    name = next((t for t in adjective.sentence.tokens if t.i > adjective.i and t.dep == "nsubj"), None)
    if name is None or name.tag[:3] != "NNP" or sum(c.dep == "nsubj" for c in name.head.children) < SEVERAL:
        return None
    return name if (name.child("compound") or name).i == adjective.i + 1 else None


SEVERAL = 2
"""Subjects of one verb of which the second belongs elsewhere."""


OFFICES = frozenset(row["title"] for row in lexicon("titles.tsv"))
STATES = frozenset(word for row in lexicon("us_states.tsv") for word in row["name"].split())


def mend_holder(name: Token) -> None:
    """Hang a person's name on the office, not on the place that it is of: "the mayor of Lagos, Ade Bello, resigned"."""
    place, of = name.head, name.head.head
    office = of.head
    if name.dep != "appos" or name.tag != "NNP" or place.dep != "pobj" or of.lower not in {"of", "for"}:
        return
    if place.tag == "NNP" and office.lemma in OFFICES and office.child("appos") is None and is_full_name(name):
        move(name, office, "appos")


def is_full_name(name: Token) -> bool:
    """Whether a name is of several words, none of them a state's: "Ade Bello", not "West Virginia"."""
    return name.child("compound") is not None and STATES.isdisjoint(t.text for t in name.subtree())


CHANCES = word_list("event_words.tsv", "chances")


def mend_chance(verb: Token) -> None:
    """Take an infinitive behind a time or a chance for what may be done: "has 30 days to appeal", "the right to appeal"."""
    if (
        verb.dep == "relcl"
        and verb.head.lemma in CHANCES
        and any(c.lower == "to" for c in verb.children)
        and verb.child(*SUBJECTS) is None
    ):
        verb.dep = "acl"


def mend_answer(verb: Token) -> None:
    """Take a clause that denies a claim for what describes it, not for what is claimed: "an accusation that Chad rejected"."""
    denies = verb.dep == "acl" and verb.head.lemma in CLAIMS and verb.lemma in DENYING
    that = verb.child("mark") if denies else None
    if that is not None and verb.child("dobj", "ccomp", "xcomp") is None:
        verb.dep, that.dep, that.tag = "relcl", "dobj", "WDT"


POSTS = word_list("event_words.tsv", "no_works")
"""Nouns that nobody makes, so that "by" behind them names who does what the verb says."""


def mend_agent(by: Token) -> None:
    """Hang the doer of a passive on its verb, not on a noun before it: "nominated for the post by Tan", "held in Rabat by police"."""
    if by.dep != "prep":
        return
    word, above = by.head, by.head.head
    if word.dep == "xcomp" and word.tag == "VB" and lacks_agent(above) and word.child("auxpass") is None:
        move(by, above, "agent")  # "was asked to resign by the opposition"
    elif word.dep == "pobj" and above.dep == "prep" and lacks_agent(above.head) and is_no_work(word, above):
        move(by, above.head, "agent")


PLACE_PREPOSITIONS = word_list("clause_words.tsv", "before_place")


def is_no_work(noun: Token, link: Token) -> bool:
    """Whether nobody has made what a noun behind a preposition names: a town, a post."""
    town = noun.tag == "NNP" and link.lower in PLACE_PREPOSITIONS
    return town or noun.lemma in POSTS


def lacks_agent(verb: Token) -> bool:
    """Whether a verb is a passive whose doer the parse has not found."""
    return verb.child("auxpass") is not None and verb.child("agent") is None


CURRENCIES = frozenset(noun for row in lexicon("currencies.tsv") for noun in row["plural"].split("|"))


def is_money(noun: Token) -> bool:
    """Whether a noun or number is a sum of money."""
    return noun.lower in CURRENCIES or any(c.tag == "$" for c in noun.children)


TIMES = word_list("event_words.tsv", "times")


def mend_apposition(name: Token) -> None:
    """Hang a person's name behind a comma on the object before it: "stripped one of them, Ann Roe, of her seat"."""
    thing = name.head.child("dobj") if name.dep == "npadvmod" and name.tag == "NNP" else None
    first = name.child("compound") if thing is not None else None
    if thing is None or first is None or thing.i > name.i or name.lower in TIMES:
        return
    if follows_comma(first) and thing.subtree()[-1].i == first.i - 2:
        move(name, thing, "appos")


def paid(money: Token) -> Token | None:
    """The name that the parse has qualify a sum of money behind it; None where none does."""
    name = next((c for c in money.children if c.tag == "NNP" and c.dep in {"nmod", "compound"}), None)
    number = next((c for c in money.children if c.tag == "CD"), None)
    known = name is not None and number is not None and name.i < number.i and is_money(money)
    return name if known else None


def mend_amount(money: Token) -> None:
    """Part a name from the sum of money behind it: "fined the chipmaker Lumenta 40 million euros"."""
    noun = money.head
    name = paid(money) if money.dep in {"appos", "dobj"} else None
    if name is None:
        return
    if money.dep == "appos" and noun.dep == "dobj" and name.i == noun.i + 1:
        move(name, noun, "appos")
        move(money, noun.head, "npadvmod")
    elif money.dep == "dobj":
        move(name, noun, "dobj")
        move(money, noun, "npadvmod")


DATELINE = 14
"""Tokens within which the dash behind a dateline stands."""


def mend_dateline(sentence: ParsedSentence) -> None:
    """Make a subject of the noun behind a dateline that the parse takes for its apposition: "BUKAVU, Congo (AP) - Fighters ambushed a van"."""
    town = sentence.tokens[0]
    if not town.text.isupper() or town.dep not in {"nsubj", "nsubjpass"}:
        return
    dash = next((t.i for t in sentence.tokens[:DATELINE] if t.text in {"-", "–", "—", "--"}), None)
    noun = apposition_behind(town, dash) if dash is not None else None
    if noun is not None:
        move(noun, town.head, town.dep)
        move(town, town.head, "dep")


def apposition_behind(town: Token, dash: int) -> Token | None:
    """The apposition of a town that stands between a dash and the town's verb."""
    return next((c for c in town.children if c.dep == "appos" and dash < c.i < town.head.i and is_noun(c)), None)


DENYING = word_list("clause_words.tsv", "denying")
CLAIMS = word_list("event_words.tsv", "disputable")


def mend_claim(sentence: ParsedSentence) -> None:
    """Take a claim that is denied behind a clause for its apposition: "Chad said rebels shelled the town, a charge Mali denies"."""
    verb = sentence.root
    claim = verb.child("nsubj") if verb.lemma in DENYING else None
    if claim is not None and claim.lemma in CLAIMS:
        hang_claim(claim, verb)


def hang_claim(claim: Token, verb: Token) -> None:
    """Hang a claim, with the verb that denies it, on what was said before it."""
    said, who = verb.child("ccomp"), claim.child("appos", "nsubj")
    if said is None or who is None or not said.i < claim.i < who.i:
        return
    said.head.children.remove(said)
    said.head, said.dep = said, "ROOT"
    for child in [c for c in verb.children if c.dep == "punct"]:
        move(child, said, "punct")
    move(who, verb, "nsubj")
    move(claim, said, "npadvmod")
    verb.head, verb.dep = claim, "relcl"
    claim.children.append(verb)
