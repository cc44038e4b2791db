from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.quotes.marks import pair_marks


def words(text: str, *more: str) -> list[str]:
    """The stretches in quotation marks of a text of one or more blocks, without their marks."""
    blocks, start = [], 0
    for block in (text, *more):
        blocks.append((start, start + len(block)))
        start += len(block) + 2
    whole = "\n\n".join((text, *more))
    return [whole[slice(*m.inner(whole))] for m in pair_marks(whole, blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Go,” she said. “Now.”", ["Go", "Now."]),
        ('"Go," she said. "Now."', ["Go", "Now."]),
        ("‘We don’t have it,’ said the council’s treasurer.", ["We don’t have it"]),
        ("'We can't,' he said. 'The boys' mother won't.'", ["We can't", "The boys' mother won't."]),
        ("the herders’ union and the nurses’ union", []),
        ("the class of ’99 and rock ’n’ roll", []),
        ("‘the farmers’ land is ours,’ he said", ["the farmers’ land is ours"]),
        ("“She said, ‘No,’ and left,” he said.", ["She said, ‘No,’ and left"]),
        ("‘She said “no” and left,’ he said.", ["She said “no” and left"]),
        ("„Nichts gewusst“, sagte er. »Nein«, sagte sie.", ["Nichts gewusst", "Nein"]),
        ("« Ce n’est rien », dit-il.", ["Ce n’est rien"]),
        ("”Vi ger oss inte”, sade hon.", ["Vi ger oss inte"]),
        ("``Stop,'' he said.", ["Stop"]),
        ('a 12" gun and a 5\'10" man', []),
        ('He said: "It costs (the "seats") a lot."', ['It costs (the "seats") a lot.']),
        ('"We saw it, "Clark said. "Then it went. "', ["We saw it", "Then it went."]),
        (
            '"We won," Frost said. He added, "a man told me so." "I left," she said.',
            ["We won", "a man told me so.", "I left"],
        ),
        ("‘ We had no outlet,’ he wrote. ‘ The young have none.’", ["We had no outlet", "The young have none."]),
        ("She says 'I ran out of harm's way. ' She left.", ["I ran out of harm's way."]),
        ("“Nobody came, said the driver. We waited.", ["Nobody came"]),
        ("“", []),
        ("", []),
    ],
)
def test_marks_pair_as_they_are_printed(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_quote_goes_on_when_the_next_block_opens_again() -> None:
    assert words("“One. Two.", "“Three.”", "Four.") == ["One. Two.", "Three."]


def test_a_quote_goes_on_to_the_mark_that_closes_it() -> None:
    assert words("He said: “One. Two.", "Three.” Four.") == ["One. Two.", "Three."]


def test_only_a_block_that_carries_on_is_resumed() -> None:
    text = "“One.\n\n“Two.”\n\n“Three.”"
    assert [m.resumed for m in pair_marks(text, [(0, 5), (7, 13), (15, 23)])] == [False, True, False]


@given(st.text(alphabet="“”„«»‹›‘’‚\"'` as.,!?(\n1", max_size=80), st.integers(0, 80))
def test_stretches_are_in_order_and_apart(text: str, cut: int) -> None:
    found = pair_marks(text, [(0, min(cut, len(text))), (min(cut, len(text)), len(text))])
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.inner(text)[0] <= m.inner(text)[1] for m in found)


@pytest.mark.parametrize(
    "text", ["“" * 10_000 + "”" * 10_000, '"' * 20_000, "‘a " * 10_000, "s’ a" * 10_000, "“a," * 10_000]
)
def test_time_is_linear(text: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        pair_marks(text[:size], [(0, size)])
        return time.process_time() - start

    small, large = (min(seconds(len(text) // n) for _ in range(3)) for n in (4, 1))
    assert large < 16 * small + 0.05
