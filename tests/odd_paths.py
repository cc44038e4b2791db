"""Names of files and folders that libraries misread."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.text("a%20b[]?\\^|\n\t() #&;:~{}*$'\"é中!@+=,", min_size=1, max_size=8)
