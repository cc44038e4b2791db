-- Happenings by actor and recipient: one row per pair; one of the two may be unknown.
-- actor: The actor: the entity's name, else as written.
-- actor_entity_id: The entity of the actor.
-- actor_country: The actor's country, ISO 3166-1 alpha-2.
-- actor_sector: What the actor is: government, military, civilian ...
-- recipient: The recipient: the entity's name, else as written.
-- recipient_entity_id: The entity of the recipient.
-- recipient_country: The recipient's country, ISO 3166-1 alpha-2.
-- recipient_sector: What the recipient is: government, military, civilian ...
-- sentence: The sentence that reports it.
WITH people AS (
    SELECT event_id, role, coalesce(name, text) AS name, entity_id, participants.country, sector
    FROM participants
    LEFT JOIN entities USING (entity_id)
),
actors AS (SELECT * FROM people WHERE role = 'actor'),
recipients AS (SELECT * FROM people WHERE role = 'recipient')
SELECT DISTINCT
    day,
    actors.name AS actor,
    event_type,
    mode,
    recipients.name AS recipient,
    trigger,
    factuality,
    quad_class,
    intensity,
    location_text,
    attribution_text,
    actors.entity_id AS actor_entity_id,
    actors.country AS actor_country,
    actors.sector AS actor_sector,
    recipients.entity_id AS recipient_entity_id,
    recipients.country AS recipient_country,
    recipients.sector AS recipient_sector,
    sentences.text AS sentence,
    publisher,
    happenings_by_article.doc_id,
    event_id
FROM happenings_by_article
JOIN sentences USING (sent_id)
LEFT JOIN actors USING (event_id)
LEFT JOIN recipients USING (event_id)
WHERE actors.name IS NOT NULL OR recipients.name IS NOT NULL
