-- Names of the chosen articles that are linked to no entity, by article.
SELECT
    text AS name,
    doc_id,
    mode(entity_type ORDER BY entity_type) AS entity_type,
    count(*) AS n_mentions
FROM mentions
SEMI JOIN chosen USING (doc_id)
WHERE entity_id IS NULL
GROUP BY text, doc_id
ORDER BY n_mentions DESC, name, doc_id
