"""Lines of the raw text: repaired, and boilerplate marked with the rule that drops it."""

from __future__ import annotations

from transforms.clean.page import Cleaned, Line, clean

__all__ = ["Cleaned", "Line", "clean"]
