from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.article import Article

EXAMPLES = """Gen. Mark Milley met Lt. Col. Smith in Washington, D.C. on Friday. ‖ He left.
The U.S. Army said 5.5 million people fled. ‖ The end came.
"We will win," he said. ‖ "This is it." ‖ He left at 5 p.m. ‖ Then he slept.
“Why?” Zelensky asked. ‖ “We will not stop!” he shouted. ‖ She left.
George W. Bush and J. K. Rowling met in St. Petersburg. ‖ They talked.
Apple Inc. said it would buy it. ‖ It paid $1.5 bn to Acme Corp. in May. ‖ The deal closed.
No. 5 Brigade attacked. ‖ No. ‖ He did not.
KYIV, Nov 19 (Reuters) - ‖ Ukraine fired missiles. ‖ Russia responded.
MOSCOW (AP) — ‖ The Kremlin said no.
OUAGADOUGOU - ‖ Gunmen attacked a village. ‖ They left.
PORT-AU-PRINCE, April 25 - ‖ Prime Minister Ariel Henry resigned.
NATO — the alliance — met.
He said … and then left. ‖ They waited... ‖ Nothing came.
Ukraine has long-range capabilities… and we will use all of this. ‖ Then he left.
See fig. 3 and pp. 4-5, i.e. the table. ‖ He did.
Dr. Elena Kovalenko said so. ‖ Prof. Lee agreed (he had seen it.) ‖ He left.
It was on Jan. 5. ‖ On Sept. 11, 2001, it happened.
What’s next? ‖ Nobody knows! ‖ Sales rose by 3.5%.
1. Ukraine fired. ‖ 2. Russia fired.
It yields benefits [...] we want a system. ‖ He left.
A view of the town Image: Jane Doe.
"I don't know." ‖ "Why not?" ‖ They left."""


@pytest.mark.model
def test_sentences(parsed: Callable[[str], Article]) -> None:
    wrong = []
    for example in EXAMPLES.split("\n"):
        article = parsed(example.replace(" ‖ ", " "))
        found = " ‖ ".join(article.text[s.start : s.end] for s in article.sentences)
        if found != (example if "Image" not in example else "A view of the town ‖ Image: Jane Doe."):
            wrong.append(found)
        for sentence in article.sentences:
            assert sum(t.head is t for t in sentence.tokens) == 1
            assert all(t.head.sentence is sentence for t in sentence.tokens)
    assert not wrong
