"""Whether anything but the model says that a name is a person's: a known name, a title, an age, what persons do.

The model takes words that it has not met for persons: Python, Docker, Zepbound, Itinerary Highlights. A person of the news has a
known given name or surname, or the article says something of them that is said of persons.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday, weight
from transforms.mentions.known_names import surnames
from transforms.mentions.name_lexicons import family_names, given_names, occupations, title_ends, title_words
from transforms.mentions.persons import SUFFIXES, parts
from transforms.mentions.spans import Span
from transforms.mentions.towns import has_person_beside

HUMAN = word_list("name_cues.tsv", "human_verbs") | word_list("name_cues.tsv", "speech")
BORNE = word_list("name_cues.tsv", "borne_verbs")
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
RELATIONS = word_list("name_cues.tsv", "relations")
HUMANS = word_list("name_cues.tsv", "human_nouns")
BORNE_NOUNS = word_list("name_cues.tsv", "borne_nouns")
OPENERS = word_list("name_cues.tsv", "name_openers")
KIN = word_list("name_cues.tsv", "kin")
ALONE = word_list("name_cues.tsv", "verbs_of_persons_alone")
DETERMINERS = frozenset({"the", "a", "an", "this", "your", "our"})
SUBJECTS, OBJECTS = frozenset({"nsubj"}), frozenset({"dobj", "nsubjpass"})
LONG = 5
"""Letters from which a word in capitals is no acronym; surnames are written so in some countries."""
SELDOM = 4
"""Mentions of an unknown word of which one has to tell of a person: firms and devices learn, drive and serve too.
2 and 8 read 146 annotated texts alike."""
FREQUENT = 2.5
"""Weight below which the first word of a name is rather a common noun's than somebody's: Education, but not Dar."""
FEW = 3
"""Letters of initials before a surname: J. K., T.S."""


def is_shown(article: Article, members: Sequence[Span], surnames_used: Container[str]) -> bool:
    """Whether a known name, or something that the article says of one of the mentions, shows a person.

    Args:
        article: the article.
        members: the mentions of one name.
        surnames_used: folded names that the article uses alone.
    """
    words = parts(members[0].text(article))
    if is_device(members[0].text(article)) or is_thing(article, members):
        return any(member.title for member in members)
    if not words or has_known_name(words, members[0].text(article)):
        return True
    if len(words) > 1 and (is_used_alone(words, surnames_used) or not all(map(is_common, words))):
        return True
    telling = sum(is_told_of(article, member) for member in members)
    return telling > 0 and telling * SELDOM >= len(members)


def is_designation(words: Sequence[str]) -> bool:
    """Whether a number is among the words of a name, or the acronym of a common noun opens it: "API Schema"."""
    numbered = any(word[0].isdigit() for word in words[1:])
    return numbered or (len(words) > 1 and words[0].isupper() and words[0].lower() in COMMON_ACRONYMS)


def is_thing(article: Article, members: Sequence[Span]) -> bool:
    """Whether a name mostly stands after an article, as persons' names do not: "the Schema should match", "the Tate Modern"."""
    before = [(article.tokens[m.first - 1], m.head(article)) for m in members if m.first and not m.title]
    definite = sum(word.lower in DETERMINERS and word.head is name for word, name in before)
    return 2 * definite > len(members) and members[0].text(article) not in surnames()


def is_used_alone(words: Sequence[str], surnames_used: Container[str]) -> bool:
    """Whether the last word of a name stands alone as well, and the words are not two of every day: "Product Reviews"."""
    return words[-1] in surnames_used and not all(map(is_everyday, words))


def is_device(text: str) -> bool:
    """Whether a word of a longer name is an acronym or a number, as in names of programs: Zoho CRM; but Charles III, Sammy Davis JR.

    >>> is_device("Zoho CRM"), is_device("Charles III"), is_device("ANA SILVA"), is_device("Coffee 12-Cup")
    (True, False, False, True)
    """
    *first, last = words = text.split()
    written = last.isalpha() and last.isupper() and not text.isupper()
    is_number = set(last) <= set("IVX") or last.lower() in SUFFIXES
    return is_designation(words) or (bool(first) and written and not is_number and 1 < len(last) < LONG)


def has_known_name(words: Sequence[str], text: str) -> bool:
    """Whether a name begins with a known given name or initials, or ends with a known surname."""
    first = text.split(maxsplit=1)[0]
    if any(word in given_names() for word in (words[0], first.lower(), first.split("-")[0].lower())):
        return True
    if len(words) > 1 and words[0] in OPENERS:
        return True  # Bin Laden
    is_phrase = len(words) > 1 and all(map(is_everyday, words)) and weight(words[0]) < FREQUENT  # Education Week
    if (words[-1] in family_names() and not is_phrase) or text in surnames() or "-" in text.rpartition(" ")[2]:
        return True
    return len(words) > 1 and "." in first and len(first) <= 2 * FEW


def is_told_of(article: Article, span: Span) -> bool:
    """Whether the words beside a name, or its verb, tell of a person."""
    head, after = span.head(article), span.after(article, 2)
    if span.title or has_person_beside(article, span) or after[0] in {"who", "whose"} or after[1] in {"who", "whose"}:
        return True
    if after[0] in ALONE:
        return True
    before = span.before(article)
    if before is not None and (is_office(before) or is_called(before)):
        return True
    return acts(head) or owns(head) or is_named_beside(head)


def is_office(token: Token) -> bool:
    """Whether a noun is a word of titles, an occupation or one for kin: not the "of" of "Secretary of State"."""
    word = token.lower
    return token.tag.startswith("N") and (word in title_words() or word in occupations() or word in KIN)


def is_called(before: Token) -> bool:
    """Whether somebody is called by what follows: "a man named Tetin", "a former officer known as Barbecue"."""
    named = before if before.lower in {"named", "called", "nicknamed"} else before.head
    if named is not before and not (before.lower == "as" and named.lower in {"known", "nicknamed"}):
        return False
    noun = named.head.lemma
    return noun in HUMANS or noun in occupations() or noun in title_ends()


def acts(head: Token) -> bool:
    """Whether a name does or suffers what persons do or suffer: "Kiefer said", "police arrested Orozco", "the arrest of Orozco"."""
    verb = head.head
    if head.dep in SUBJECTS:
        return verb.lemma in HUMAN
    if head.dep in OBJECTS:
        return verb.lemma in BORNE
    if head.dep == "pobj" and verb.lower in {"by", "of"}:
        return verb.head.lemma in (HUMAN if verb.lower == "by" else BORNE_NOUNS)
    return head.dep == "conj" and head.head.tag.startswith("NNP") and head.head is not head and acts(head.head)


def owns(head: Token) -> bool:
    """Whether a name has a wife or a lawyer."""
    return head.dep == "poss" and head.head.lemma in RELATIONS


def is_named_beside(head: Token) -> bool:
    """Whether an occupation or a title stands in apposition: "Bagley, a professor", "the painter Kiefer"; not "the Kulap actors"."""
    beside = [child for child in head.children if child.dep in {"appos", "compound"}]
    beside += [head.head] if head.dep == "appos" or (head.dep == "compound" and head.head.tag != "NNS") else []
    return any(t.lemma in occupations() or t.lower in title_ends() for t in beside)
