-- Happenings with people killed or injured, as each article gives them: one row per happening.
-- cause: conflict, execution, hazard, disease or accident; null where only the losses are told.
-- place: The place: the entity's name, else as written.
-- sentence: The sentence that reports it.
SELECT
    day,
    coalesce(places.name, location_text) AS place,
    places.country,
    killed_low,
    killed_high,
    injured_low,
    injured_high,
    event_type,
    CASE
        WHEN ontology = 'hazard' AND event_type = 'EPIDEMIC' THEN 'disease'
        WHEN ontology = 'hazard' AND event_type LIKE '%ACCIDENT' THEN 'accident'
        WHEN ontology = 'hazard' THEN 'hazard'
        WHEN ere_type = 'EXECUTE' THEN 'execution'
        WHEN ontology = 'plover' THEN 'conflict'
    END AS cause,
    mode,
    weapon,
    actor,
    recipient,
    factuality,
    attribution_text,
    sentences.text AS sentence,
    publisher,
    happenings_by_article.doc_id,
    event_id
FROM happenings_by_article
JOIN sentences USING (sent_id)
LEFT JOIN entities AS places ON places.entity_id = location_entity_id
WHERE
    factuality IN ('asserted', 'reported', 'alleged')
    AND coalesce(killed_low, killed_high, injured_low, injured_high) IS NOT NULL
