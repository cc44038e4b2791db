-- Which chosen article names which entity, and how often.
SELECT
    entity_id,
    doc_id,
    n_mentions
FROM entity_articles
SEMI JOIN chosen USING (doc_id)
ORDER BY entity_id, doc_id
