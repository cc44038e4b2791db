-- What each source reports: one row per source, event type and factuality; source is null where the article names none.
-- source: The source: the entity's name, else as written; null where the article names none.
-- n_happenings: Happenings of this type and factuality.
-- n_articles: Articles that report them.
-- mean_intensity: Mean intensity, from -10, most hostile, to 10, most friendly.
SELECT
    coalesce(entities.name, attribution_text) AS source,
    attribution_entity_id,
    event_type,
    factuality,
    count(*) AS n_happenings,
    count(DISTINCT doc_id) AS n_articles,
    round(avg(intensity), 2) AS mean_intensity
FROM happenings_by_article
LEFT JOIN entities ON entities.entity_id = attribution_entity_id
GROUP BY ALL
