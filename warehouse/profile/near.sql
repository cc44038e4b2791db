-- Entities that are named in one sentence with the entity $1, the most frequent first.
SELECT
    if(one_entity_id = $1, other_name, one_name) AS name,
    if(one_entity_id = $1, other_entity_id, one_entity_id) AS entity_id,
    n_sentences,
    n_articles
FROM co_occurrence
WHERE one_entity_id = $1 OR other_entity_id = $1
ORDER BY n_sentences DESC, name
LIMIT $2
