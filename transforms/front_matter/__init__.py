"""Title, byline, dateline and publication date."""
