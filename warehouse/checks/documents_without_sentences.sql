-- warn: an article in a language that is read should have sentences
SELECT doc_id, source_uri, n_chars
FROM documents
ANTI JOIN sentences USING (doc_id)
WHERE NOT list_contains(flags, 'other_language')
