-- Which chosen article names which entity, and how often.
SELECT
    entity_id,
    doc_id,
    count(*) AS n_mentions
FROM mentions
SEMI JOIN chosen USING (doc_id)
WHERE entity_id IS NOT NULL
GROUP BY entity_id, doc_id
ORDER BY entity_id, doc_id
