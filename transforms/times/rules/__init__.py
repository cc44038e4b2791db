"""The rules of expressions of time, one file a kind."""
