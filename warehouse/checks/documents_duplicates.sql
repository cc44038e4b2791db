-- fail: a duplicate must name an article that is none itself, and how alike they are
SELECT one.doc_id, one.duplicate_of, one.duplicate_kind
FROM documents AS one
LEFT JOIN warehouse.documents AS other ON other.doc_id = one.duplicate_of
WHERE other.duplicate_of IS NOT NULL OR one.duplicate_of = one.doc_id
    OR (one.duplicate_of IS NULL) != (one.duplicate_kind IS NULL)
