from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import examples
from transforms.article import Article
from transforms.clean import Cleaned, clean
from transforms.clean.boilerplate import boilerplate_rule
from transforms.clean.decision import MODEL, decide
from transforms.clean.features import describe
from transforms.clean.repair import repair
from transforms.clean.restored import restore
from transforms.clean.split import split
from transforms.clean.wrapping import join
from transforms.read import Record, Unreadable
from transforms.segment.blocks import segment

SAMPLE = Path(__file__).resolve().parents[3] / "raw" / "sample"


def record(text: str) -> Record:
    return Record("a.txt", text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), len(text), "utf-8")


def cleaned(text: str) -> Cleaned:
    return clean(record(text))


def article(text: str) -> Article:
    return segment(cleaned(text), "test", None)


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("Skip to main content", "navigation"),
        ("read more: Putin Responds to U.S. Missile Approval", "teaser"),
        ("Also Read: Blast in Kursk", "teaser"),
        ("Related stories", "teaser"),
        ("Most read in World", "teaser"),
        ("Discover more from RVCJ News Media", "pitch"),
        ("Subscribe to get the latest posts sent to your email.", "pitch"),
        ("Sign up for our daily newsletter", "pitch"),
        ("Share on Facebook Share on Twitter", "share"),
        ("Follow us on Instagram", "share"),
        ("Advertisement", "ad"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "ad"),
        ("Leave a comment", "comments"),
        ("Your email address will not be published.", "comments"),
        ("© 2024 The Daily. All rights reserved.", "legal"),
        ("Privacy Policy | Terms of Use", "legal"),
        ("We use cookies to improve your experience.", "legal"),
        ("Tags: Ukraine, Russia", "tags"),
        ("5 min read", "media"),
        ("Sources", "sources"),
        ("* * *", "ornament"),
        ("(MORE: Thirteen bridges that fell)", "teaser"),
        ("READ the mayor's full remarks:", "teaser"),
        ("Sponsored Ads", "ad"),
        ("FOR IMMEDIATE RELEASE", "wire"),
        ("(Adds details, comment by the mayor)", "wire"),
        ("r i BC-VORLAND-FERRY   11-19 0412", "wire"),
        ("bur/mb/kit", "wire"),
        ("((ida.frost@example.com; +99 1 555 0100))", "wire"),
        ("Contact: Press Office, Harbour Board", "teaser"),
        ("4 minute read time", "media"),
        ("Ida Frost writes about ships. You can send her an e-mail.", "about"),
    ],
)
def test_boilerplate(line: str, family: str) -> None:
    rule = boilerplate_rule(line)
    assert rule is not None
    assert rule.partition(".")[0] == family


@pytest.mark.parametrize(
    "line",
    [
        "Moscow’s Response", "What’s Next?", "The Long-Range Equation", "Calls for Diplomacy Amid Rising Tensions",
        "Latest attack kills five", "Share of the vote falls", "Reports: 30 dead", "Sources said the talks had failed.",
        "Follow-up talks are planned", "Watch the sky, he said.", "Popular uprising", "Contact line shelled", "Home front",
        "Subscribers to the gas utility lost supply on Monday.", "Readers’ letters moved the court.", "Legal action",
        "Comment was not immediately available.", "Print workers strike", "Open war", "Next came the shelling.",
        "By clicking on links in the emails, soldiers gave away where they were.", "More than 30 people died: police",
        "Newsletter editor arrested in Minsk", "Support for the government falls", "Join the army, he told them",
    ],
)  # fmt: skip
def test_news_is_no_boilerplate(line: str) -> None:
    assert boilerplate_rule(line) is None


@pytest.mark.parametrize(
    ("raw", "text", "flags"),
    [
        ("Plain words.", "Plain words.", set()),
        ("Putinâ€™s â€œplanâ€\x9d", "Putin’s “plan”", {"mojibake"}),
        ("Itâ€™s “fine”", "It’s “fine”", {"mojibake"}),
        ("“Ukraine’s” café ﬁne １２", "“Ukraine’s” café ﬁne １２", set()),
        ("a\u200bb\u00adc\ufeff", "abc", {"zero_width"}),
        ("a\u202eb\u2066c", "abc", {"bidi_controls"}),
        ("a\x00b\x07c", "abc", {"controls"}),
        ("a\u00a0 \t b", "a b", set()),
        ("Smith &amp;amp; Sons &#8217;s", "Smith & Sons ’s", {"references"}),
        ("AT&T &c", "AT&T &c", set()),
        ("lone \ud800 half", "lone � half", {"surrogates"}),
        ("e\u0301", "é", set()),
    ],
)
def test_repair(raw: str, text: str, flags: set[str]) -> None:
    assert repair(raw) == (text, flags)


def test_wrapped_text_is_joined() -> None:
    raw = (
        "The Russian Defense Ministry confirmed that six missiles were\nfired, with five intercepted by Russian air defenses. The\n"
        "debris caused a fire at a military facility in the Bryansk\nregion, though no casualties were reported there.\n\n"
        "Ukraine, while confirming an attack in the region, has not\ndisclosed the specific weaponry used in it on Tuesday, and\nsays so.\n"
    )
    joined = join(list(split(raw)))
    assert [x.text[-17:] for x in joined] == ["e reported there.", "esday, and\nsays so.".replace("\n", " ")[-17:]]
    assert [raw[x.start : x.end].split() for x in joined] == [x.text.split() for x in joined]


@pytest.mark.parametrize(
    "raw", ["Roses are red\nViolets are blue\n" * 5, "One\nTwo\nThree\nFour\nFive\nSix\nSeven", "A long line. " * 30]
)
def test_other_text_is_not_joined(raw: str) -> None:
    assert join(list(split(raw))) == list(split(raw))


@pytest.mark.parametrize(
    ("name", "dropped", "headings"),
    [
        ("000_1ab22eae75eedd6a.txt", ["read more", "Discover", "Subscribe"], 5),
        ("002_dbf6da512b371366.txt", ["Skip to m", "Sources"], 6),
    ],
)
def test_samples(name: str, dropped: list[str], headings: int) -> None:
    found = article((SAMPLE / name).read_text(encoding="utf-8"))
    assert [b.text[:9].strip() for b in found.blocks if not b.kept] == [d[:9] for d in dropped]
    assert sum(b.kind == "heading" for b in found.blocks) == headings
    assert {b.kind for b in found.blocks} == {"heading", "paragraph", "boilerplate"}


def test_sources_in_the_middle_are_a_heading() -> None:
    body = (
        "The ministry said on Tuesday that the gas had come through pipelines from three neighbouring countries to the east of it. "
        * 3
    )
    text = f"{body}\nSources\n{body}"
    assert [b.kept for b in article(text).blocks] == [True, True, True]
    assert [b.kept for b in article(f"{body}\nSources\nReuters\nhttps://x.org").blocks] == [True, False, False, False]


lines_of_news = st.sampled_from(
    ["Skip to main content", "Read more: x", "Sources", "Ukraine fired six missiles at a depot in the Bryansk region on Tuesday, officials said.",
     "Moscow’s Response", "• one", "By Jane Doe", "Nov 19, 2024", "Photo: AP", "", "  ", "Subscribe", "1. First", "“Why?” he asked. It is not known.",
     "They have been at war for a thousand days and nobody expects that they will stop before the winter is over, a diplomat said."]
)  # fmt: skip
any_text = st.one_of(
    st.text(max_size=200),
    st.lists(lines_of_news, max_size=25).map("\n".join),
    st.lists(st.text(max_size=30), max_size=12).map("\n".join),
)


@settings(max_examples=examples(150))
@given(any_text)
def test_nothing_disappears_and_offsets_hold(text: str) -> None:
    try:
        found = article(text)
    except Unreadable:
        return
    covered = [text[b.raw_start : b.raw_end] for b in found.blocks]
    assert "".join("".join(covered).split()) == "".join(text.split())
    for block in found.blocks:
        if block.kept:
            assert found.text[block.char_start : block.char_end] == block.text
            assert block.text
        else:
            assert block.rule_id
    found.text.encode()


@settings(max_examples=examples(150))
@given(any_text)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    try:
        once = article(text).text
    except Unreadable:
        return
    assert article(once).text == once


PROSE = "The ministry said on Tuesday that five of the six missiles had been shot down by air defences near the town of Vorland."


def test_a_title_that_the_model_drops_is_kept_where_no_other_line_can_be_it() -> None:
    lines = [
        "Admissions",
        "How to Shoot Down Missiles Near a Town: Tips and Tricks",
        "March 31, 2023",
        PROSE,
        *[PROSE] * 6,
    ]
    assert decide(lines, score=lambda read: [0.99 if x.text in lines[:2] else 0.01 for x in read])[:2] == [MODEL, None]


def test_a_sentence_that_tells_what_was_said_stays() -> None:
    lines = [
        PROSE,
        "The operator of the ferries declined to comment on Monday.",
        "Sign up and you get what we said first.",
        PROSE,
        *[PROSE] * 6,
    ]
    assert decide(lines, score=lambda read: [0.95 if x.text != PROSE else 0.01 for x in read])[1:3] == [None, MODEL]


MENDED = Path(__file__).with_name("spacing.tsv").read_text(encoding="utf-8").splitlines()[2:]


@pytest.mark.parametrize("row", MENDED)
def test_spaces_stand_where_they_belong(row: str) -> None:
    line, mended = row.split("\t")
    assert [x.text for x in cleaned(line).lines] == [mended or line]


HEADLINE = "The last lighthouse keeper of Vorland"
STOOD = Path(__file__).with_name("restored.tsv").read_text(encoding="utf-8").splitlines()[2:]


@pytest.mark.parametrize("row", STOOD)
def test_what_stands_among_prose_is_kept(row: str) -> None:
    line, kept = row.split("\t")
    around = {"title": (["Home", "News"], [PROSE]), "standfirst": ([HEADLINE], ["By Ann Lee", PROSE])}
    above, below = around.get(kept, ([PROSE], [PROSE]))
    lines = [*above, line, *below]
    dropped: list[str | None] = [MODEL if x not in (PROSE, HEADLINE) else None for x in lines]
    restore(describe(lines, None), dropped, MODEL)
    assert (dropped[lines.index(line)] is None) == bool(kept)
