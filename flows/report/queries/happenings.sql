-- The happenings that a chosen article reports. `day` is that of the first report where no date is known. A pronoun
-- that was not resolved names no party.
WITH told AS (
    SELECT happening_id
    FROM events
    SEMI JOIN chosen USING (doc_id)
    GROUP BY happening_id
)

SELECT
    happenings.happening_id,
    happenings.story_id,
    happenings.title,
    happenings.event_type,
    happenings.quad_class,
    happenings.factuality,
    coalesce(actors.name, unless_pronoun(happenings.actor_text)) AS actor,
    happenings.actor_entity_id,
    coalesce(recipients.name, unless_pronoun(happenings.recipient_text)) AS recipient,
    happenings.recipient_entity_id,
    strftime(coalesce(happenings.happened_from, happenings.first_reported), '%Y-%m-%d') AS day,
    happenings.happened_from IS NOT NULL AS is_dated,
    happenings.date_precision,
    coalesce(places.name, happenings.location_text) AS place,
    happenings.location_entity_id,
    countries.name AS country,
    round(happenings.latitude, 3) AS latitude,
    round(happenings.longitude, 3) AS longitude,
    happenings.geo_precision,
    happenings.weapon,
    happenings.killed_low,
    happenings.killed_high,
    happenings.injured_low,
    happenings.injured_high,
    happenings.n_documents,
    happenings.n_sources,
    happenings.is_historical,
    happenings.denied_by_text
FROM happenings
JOIN told USING (happening_id)
LEFT JOIN entities AS actors ON actors.entity_id = happenings.actor_entity_id
LEFT JOIN entities AS recipients ON recipients.entity_id = happenings.recipient_entity_id
LEFT JOIN entities AS places ON places.entity_id = happenings.location_entity_id
LEFT JOIN entities AS countries ON countries.entity_id = 'country:' || places.country
ORDER BY day NULLS LAST, happenings.happening_id
