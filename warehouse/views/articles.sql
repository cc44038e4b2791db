-- One article a row, duplicates left out: what every other view counts in.
SELECT * FROM documents WHERE duplicate_of IS NULL
