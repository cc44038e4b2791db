-- The columns of POLECAT's weekly files (PLOVER 2021), in their order: codes of countries are ISO alpha-3 and Correlates of War numbers.
WITH people AS (
    SELECT
        doc_id,
        string_agg(DISTINCT entities.name, '; ' ORDER BY entities.name) FILTER (WHERE entities.entity_type = 'person') AS persons,
        string_agg(DISTINCT entities.name, '; ' ORDER BY entities.name) FILTER (WHERE entities.entity_type = 'organization') AS organizations,
        string_agg(DISTINCT entities.name, '; ' ORDER BY entities.name) FILTER (WHERE entities.entity_type IN ('country', 'place')) AS places
    FROM mentions
    JOIN entities USING (entity_id)
    GROUP BY ALL
),
titles AS (
    SELECT entity_id, first(title ORDER BY mention_id) AS title
    FROM mentions
    WHERE title IS NOT NULL
    GROUP BY ALL
)
SELECT
    CASE
        WHEN NOT happened THEN 'did not happen, or may not have'
        WHEN ontology <> 'plover' THEN 'no event type of PLOVER'
        WHEN dated IS NULL THEN 'no date'
    END AS left_out,
    happening_id AS "Event ID",
    strftime(dated, '%Y-%m-%d') AS "Event Date",
    event_type AS "Event Type",
    mode AS "Event Mode",
    intensity AS "Intensity",
    CASE quad_class
        WHEN 'verbal_cooperation' THEN 'VERBAL COOPERATION' WHEN 'material_cooperation' THEN 'MATERIAL COOPERATION'
        WHEN 'verbal_conflict' THEN 'VERBAL CONFLICT' WHEN 'material_conflict' THEN 'MATERIAL CONFLICT'
    END AS "Quad Code",
    nullif(array_to_string(contexts, '; '), '') AS "Contexts",
    actor AS "Actor Name",
    one.iso3 AS "Actor Country",
    one.cow AS "Actor COW",
    first.plover AS "Primary Actor Sector",
    nullif(array_to_string(actor_sectors, '; '), '') AS "Actor Sectors",
    actor_titles.title AS "Actor Title",
    actor_text AS "Actor Name Raw",
    NULL::VARCHAR AS "Wikipedia Actor ID",
    recipient AS "Recipient Name",
    two.iso3 AS "Recipient Country",
    two.cow AS "Recipient COW",
    second.plover AS "Primary Recipient Sector",
    nullif(array_to_string(recipient_sectors, '; '), '') AS "Recipient Sectors",
    recipient_titles.title AS "Recipient Title",
    recipient_text AS "Recipient Name Raw",
    NULL::VARCHAR AS "Wikipedia Recipient ID",
    place AS "Placename",
    if(place_feature_class = 'P', place, NULL) AS "City",
    NULL::VARCHAR AS "District",
    place_admin1 AS "Province",
    there.iso3 AS "Country",
    latitude AS "Latitude",
    longitude AS "Longitude",
    place_geonames_id AS "GeoNames ID",
    location_text AS "Raw Placename",
    place_feature_class AS "Feature Type",
    first_publisher AS "Source",
    strftime(first_published_at, '%Y-%m-%d') AS "Publication Date",
    people.persons AS "Story People",
    people.organizations AS "Story Organizations",
    people.places AS "Story Locations",
    first_language AS "Language",
    NULL::VARCHAR AS "Version"
FROM chosen
LEFT JOIN sector_codes AS first ON first.sector = actor_sector
LEFT JOIN sector_codes AS second ON second.sector = recipient_sector
LEFT JOIN country_codes AS one ON one.code = actor_country
LEFT JOIN country_codes AS two ON two.code = recipient_country
LEFT JOIN country_codes AS there ON there.code = place_country
LEFT JOIN titles AS actor_titles ON actor_titles.entity_id = actor_entity_id
LEFT JOIN titles AS recipient_titles ON recipient_titles.entity_id = recipient_entity_id
LEFT JOIN people ON people.doc_id = first_doc_id
ORDER BY happening_id
