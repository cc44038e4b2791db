"""One module a table: `extract` reads its rows from a parsed article."""
