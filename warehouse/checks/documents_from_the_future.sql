-- warn: an article cannot be published a day after it was loaded
SELECT doc_id, published_at, published_at_source, source_uri
FROM documents
JOIN runs USING (run_id)
WHERE published_at > finished_at + INTERVAL 1 DAY
