-- Who tells of what: one source, event type and factuality a row; the articles' own voice has no source.
-- source: Who says so: the entity's name, else the words; null where the article says it itself.
-- n_happenings: Happenings of this type told so.
-- n_articles: Articles that tell of them.
-- mean_intensity: Mean intensity, from -10, most hostile, to 10, most friendly.
SELECT
    coalesce(entities.name, attribution_text) AS source,
    attribution_entity_id,
    event_type,
    factuality,
    count(*) AS n_happenings,
    count(DISTINCT doc_id) AS n_articles,
    round(avg(intensity), 2) AS mean_intensity
FROM happenings
LEFT JOIN entities ON entities.entity_id = attribution_entity_id
GROUP BY ALL
