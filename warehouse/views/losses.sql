-- Happenings with people killed or injured, as each article gives them: one row per happening.
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
