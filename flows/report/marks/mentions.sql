-- The names in the chosen articles, as their text marks them.
SELECT
    doc_id, mention_id AS id, char_start, char_end, entity_type AS label,
    entity_type, name, entity_id, country, link_method, title, roles, affiliation, age, confidence
FROM mentions
SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, mention_id
