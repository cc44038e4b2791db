-- Happenings with people killed or injured, each once, with the latest figures of all its reports: one row per happening. Verdicts are none.
-- cause: conflict, crime, accident, hazard or disease: that of the first report, else of the first that tells one; null in executions, and where only the losses are told.
-- day: The day it happened on or began, else the day of the first report.
-- place: The place: the entity's name, else as written.
-- sentence: The sentence that reports it first.
WITH causes AS (
    SELECT happening_id, arg_min(cause, event_id) AS cause FROM events WHERE cause IS NOT NULL GROUP BY happening_id
)
SELECT
    coalesce(happenings.happened_from, happenings.first_reported)::DATE AS day,
    coalesce(places.name, happenings.location_text) AS place,
    places.country,
    happenings.killed_low,
    happenings.killed_high,
    happenings.injured_low,
    happenings.injured_high,
    happenings.event_type,
    coalesce(events.cause, causes.cause) AS cause,
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
LEFT JOIN causes ON causes.happening_id = happenings.happening_id
LEFT JOIN entities AS places ON places.entity_id = happenings.location_entity_id
WHERE
    happenings.factuality IN ('asserted', 'reported', 'alleged')
    AND happenings.event_type NOT IN ('ACCUSE', 'TRIAL') AND happenings.mode IS DISTINCT FROM 'convict'
    AND coalesce(happenings.killed_low, happenings.killed_high, happenings.injured_low, happenings.injured_high) IS NOT NULL
