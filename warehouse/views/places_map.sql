-- Places with coordinates, for a map: one row per place.
-- n_articles: Articles that mention it.
-- n_mentions: Mentions of it.
-- n_happenings: Happenings there that are asserted, reported or alleged.
WITH deeds AS (
    SELECT location_entity_id AS entity_id, count(*) AS n_happenings
    FROM happenings_by_article
    WHERE factuality IN ('asserted', 'reported', 'alleged')
    GROUP BY ALL
),
named AS (
    SELECT entity_id, count(*) AS n_articles, sum(n_mentions)::BIGINT AS n_mentions FROM entity_articles GROUP BY ALL
)
SELECT
    entity_id,
    name,
    entity_type,
    feature_class,
    country,
    admin1,
    latitude,
    longitude,
    coalesce(n_articles, 0) AS n_articles,
    coalesce(named.n_mentions, 0) AS n_mentions,
    coalesce(n_happenings, 0) AS n_happenings
FROM entities
LEFT JOIN named USING (entity_id)
LEFT JOIN deeds USING (entity_id)
WHERE latitude IS NOT NULL AND longitude IS NOT NULL
