"""Names in an article: candidate spans, their types, and the entities they stand for."""
