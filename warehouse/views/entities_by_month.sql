-- How often each entity is in the news: one row per entity and month of publication.
-- month: First day of the month of publication; null when the articles have no date.
-- n_articles: Articles that mention it.
-- n_mentions: Mentions of it.
SELECT
    date_trunc('month', published_at)::DATE AS month,
    entity_id,
    name,
    entity_type,
    country,
    count(*) AS n_articles,
    sum(n_mentions)::BIGINT AS n_mentions
FROM entity_articles
GROUP BY ALL
