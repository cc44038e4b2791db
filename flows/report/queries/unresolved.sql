-- Names of the chosen articles that are linked to no entity, the most frequent 200.
SELECT
    text AS name,
    mode(entity_type ORDER BY entity_type) AS entity_type,
    count(*) AS n_mentions,
    count(DISTINCT doc_id) AS n_articles,
    min(doc_id) AS doc_id
FROM mentions
SEMI JOIN chosen USING (doc_id)
WHERE entity_id IS NULL
GROUP BY text
ORDER BY n_mentions DESC, name
LIMIT 200
