-- Articles without duplicates, one per row. All other views count these.
SELECT * FROM documents WHERE duplicate_of IS NULL
