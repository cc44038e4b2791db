-- The types that articles by themselves give the entity $1.
SELECT coalesce(local_type, entity_type) AS type, count(*) AS n_mentions
FROM mentions
SEMI JOIN articles USING (doc_id)
WHERE entity_id = $1
GROUP BY ALL
ORDER BY n_mentions DESC, type
LIMIT $2
