from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.article import Article
from transforms.language.prefilter import bit


@pytest.mark.model
def test_a_sentence_tells_which_lists_it_has_words_of(parsed: Callable[[str], Article]) -> None:
    lemmas, forms, none = bit({"quarrelsome", "bury"}), bit({"kyiv"}), bit({"sheikhdom"})
    first, second = parsed("Two miners were buried near Kyiv on Monday. The others left.").sentences
    assert first.mask & lemmas
    assert first.mask & forms
    assert not first.mask & none
    assert not second.mask & (lemmas | forms | none)
