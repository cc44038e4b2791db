-- Which article mentions which entity how often: one entity and article a row.
-- n_mentions: Mentions of it in the article.
-- first_text: How it is named first.
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
