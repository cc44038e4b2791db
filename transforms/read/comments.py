"""What readers wrote below an article, by what a page calls the element: it is no part of the article."""

from __future__ import annotations

import re
from typing import Any

CALLED = re.compile(
    r"(?:(?:visitors?|readers?|users?|post|blog|article|story|entry|fb|facebook|disqus|livefyre)[_-]?)?comments?"
    r"(?:[_-]?(?:content|list|thread|threads|wrap|wrapper|container|section|area|body|item|text|block|box|holder|inner|template|\d+)){0,2}"
    r"|disqus_thread|respond",
    re.IGNORECASE,
)
"""A name of an element that holds comments or one of them; "no-comments" and "comments-open" are names of articles."""
ELEMENTS = ("div", "section", "ol", "ul", "li", "aside")
OWN = ".//h1 | .//article | .//*[@itemprop='articleBody']"
"""What no element of comments holds."""


def drop_comments(tree: Any) -> None:
    """Take the elements that hold comments of readers out of a page's tree."""
    for element in [e for e in tree.iter(*ELEMENTS) if is_called_comment(e) and not e.xpath(OWN)]:
        if element.getparent() is not None:
            element.drop_tree()


def is_called_comment(element: Any) -> bool:
    """Whether an element's id or one of its classes says that it holds comments."""
    return any(map(CALLED.fullmatch, f"{element.get('id') or ''} {element.get('class') or ''}".split()))
