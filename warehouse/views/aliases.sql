-- The names that articles use for each entity, without pronouns and descriptions: one row per entity and name.
-- alias: The name as written.
-- n_mentions: Mentions by this name.
-- n_articles: Articles that use it.
SELECT
    entity_id,
    entities.name,
    mentions.text AS alias,
    count(*) AS n_mentions,
    count(DISTINCT doc_id) AS n_articles
FROM mentions
SEMI JOIN articles USING (doc_id)
JOIN entities USING (entity_id)
WHERE link_method NOT IN ('pronoun', 'description')
GROUP BY ALL
