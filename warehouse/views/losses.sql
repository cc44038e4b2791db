-- Happenings with people killed or injured, each once, with the latest figures of all its reports: one row per happening.
-- cause: conflict, execution, hazard, disease or accident; null where only the losses are told.
-- day: The day it happened on or began, else the day of the first report.
-- place: The place: the entity's name, else as written.
-- sentence: The sentence that reports it first.
SELECT
    coalesce(happenings.happened_from, happenings.first_reported)::DATE AS day,
    coalesce(places.name, happenings.location_text) AS place,
    places.country,
    happenings.killed_low,
    happenings.killed_high,
    happenings.injured_low,
    happenings.injured_high,
    happenings.event_type,
    CASE
        WHEN happenings.ontology = 'hazard' AND happenings.event_type = 'EPIDEMIC' THEN 'disease'
        WHEN happenings.ontology = 'hazard' AND happenings.event_type LIKE '%ACCIDENT' THEN 'accident'
        WHEN happenings.ontology = 'hazard' THEN 'hazard'
        WHEN ere_type = 'EXECUTE' THEN 'execution'
        WHEN happenings.ontology = 'plover' THEN 'conflict'
    END AS cause,
    happenings.mode,
    happenings.weapon,
    happenings.actor_text,
    happenings.recipient_text,
    happenings.factuality,
    happenings.is_historical,
    happenings.title,
    happenings.n_documents,
    happenings.n_publishers,
    sentences.text AS sentence,
    articles.publisher,
    articles.doc_id,
    events.event_id,
    happenings.happening_id
FROM happenings
JOIN events ON events.event_id = happenings.happening_id
JOIN articles ON articles.doc_id = events.doc_id
JOIN sentences USING (sent_id)
LEFT JOIN entities AS places ON places.entity_id = happenings.location_entity_id
WHERE
    happenings.factuality IN ('asserted', 'reported', 'alleged')
    AND coalesce(happenings.killed_low, happenings.killed_high, happenings.injured_low, happenings.injured_high) IS NOT NULL
