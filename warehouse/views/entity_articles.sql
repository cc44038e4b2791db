-- Which article mentions which entity, and how often: one row per entity and article.
-- n_mentions: Mentions of it in the article.
-- title: Title of the article.
-- first_text: Its first mention in the article, as written.
SELECT
    entity_id,
    entities.name,
    entities.entity_type,
    entities.country,
    count(*) AS n_mentions,
    arg_min(mentions.text, char_start) AS first_text,
    articles.published_at,
    articles.publisher,
    articles.title,
    articles.doc_id
FROM mentions
JOIN articles USING (doc_id)
JOIN entities USING (entity_id)
GROUP BY ALL
