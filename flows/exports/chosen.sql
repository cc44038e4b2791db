-- The happenings that are exported, one row each, with the codes of their events and the sides that take part.
CREATE OR REPLACE TEMP TABLE chosen AS
WITH reports AS (
    SELECT events.*
    FROM events
    JOIN articles USING (doc_id)
),
coded AS (
    SELECT
        happening_id,
        first({'type': acled_event_type, 'sub': acled_sub_event_type} ORDER BY event_id)
            FILTER (WHERE acled_event_type IS NOT NULL) AS acled,
        first(intensity ORDER BY event_id) FILTER (WHERE intensity IS NOT NULL) AS intensity,
        list_sort(list_distinct(flatten(list(contexts)))) AS contexts
    FROM reports
    GROUP BY ALL
),
sides AS (
    SELECT
        reports.happening_id,
        participants.role,
        first(participants.sector ORDER BY participants.event_id, participants.char_start)
            FILTER (WHERE participants.sector IS NOT NULL) AS sector,
        list_sort(list(DISTINCT participants.sector) FILTER (WHERE participants.sector IS NOT NULL)) AS sectors,
        first(participants.country ORDER BY participants.event_id, participants.char_start)
            FILTER (WHERE participants.country IS NOT NULL) AS country,
        list_sort(list(DISTINCT entities.name) FILTER (WHERE entities.name IS NOT NULL)) AS names
    FROM participants
    JOIN reports USING (event_id)
    LEFT JOIN entities USING (entity_id)
    GROUP BY ALL
),
told AS (
    SELECT
        reports.event_id,
        sentences.text AS sentence,
        articles.doc_id,
        articles.publisher,
        articles.published_at,
        articles.language,
        coalesce(articles.url, articles.source_uri) AS address
    FROM reports
    JOIN articles USING (doc_id)
    JOIN sentences USING (sent_id)
),
publishers AS (
    SELECT reports.happening_id, string_agg(DISTINCT publisher, '; ' ORDER BY publisher) AS publishers
    FROM reports
    JOIN articles USING (doc_id)
    GROUP BY ALL
)
SELECT
    happenings.*,
    happenings.factuality IN ('asserted', 'reported', 'alleged') AS happened,
    coalesce(happenings.happened_from, happenings.first_reported) AS dated,
    coded.* EXCLUDE (happening_id),
    coalesce(actors.name, happenings.actor_text) AS actor,
    coalesce(actor_sides.country, actors.country) AS actor_country,
    actor_sides.sector AS actor_sector,
    actor_sides.sectors AS actor_sectors,
    list_filter(actor_sides.names, lambda one: one IS DISTINCT FROM actors.name) AS other_actors,
    coalesce(recipients.name, happenings.recipient_text) AS recipient,
    coalesce(recipient_sides.country, recipients.country) AS recipient_country,
    recipient_sides.sector AS recipient_sector,
    recipient_sides.sectors AS recipient_sectors,
    list_filter(recipient_sides.names, lambda one: one IS DISTINCT FROM recipients.name) AS other_recipients,
    coalesce(places.name, happenings.location_text) AS place,
    places.country AS place_country,
    places.admin1 AS place_admin1,
    places.geonames_id AS place_geonames_id,
    places.feature_class AS place_feature_class,
    countries.name AS place_country_name,
    told.sentence,
    told.doc_id AS first_doc_id,
    told.publisher AS first_publisher,
    told.published_at AS first_published_at,
    told.language AS first_language,
    told.address AS first_address,
    publishers.publishers
FROM happenings
JOIN coded USING (happening_id)
JOIN told ON told.event_id = happenings.happening_id
JOIN publishers USING (happening_id)
LEFT JOIN entities AS actors ON actors.entity_id = happenings.actor_entity_id
LEFT JOIN entities AS recipients ON recipients.entity_id = happenings.recipient_entity_id
LEFT JOIN entities AS places ON places.entity_id = happenings.location_entity_id
LEFT JOIN entities AS countries ON countries.entity_id = 'country:' || places.country
LEFT JOIN sides AS actor_sides ON actor_sides.happening_id = happenings.happening_id AND actor_sides.role = 'actor'
LEFT JOIN sides AS recipient_sides
    ON recipient_sides.happening_id = happenings.happening_id AND recipient_sides.role = 'recipient'
WHERE $since IS NULL OR coalesce(happenings.last_reported, happenings.happened_to, happenings.happened_from) >= $since::TIMESTAMP
ORDER BY happenings.happening_id
