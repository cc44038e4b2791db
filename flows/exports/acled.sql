-- The columns of ACLED's export (codebook of 2024, with the kinds of actors in words), in its order.
-- Actors are named as the articles name them: ACLED's own names of armed groups with years are no news text.
WITH sided AS (
    SELECT
        chosen.* EXCLUDE (acled),
        chosen.acled AS coded,
        CASE chosen.acled.type WHEN 'Riots' THEN 'Rioters' WHEN 'Protests' THEN 'Protesters' ELSE one.acled END AS kind_1,
        two.acled AS kind_2
    FROM chosen
    LEFT JOIN sector_codes AS one ON one.sector = actor_sector
    LEFT JOIN sector_codes AS two ON two.sector = recipient_sector
)
SELECT
    CASE
        WHEN NOT happened THEN 'did not happen, or may not have'
        WHEN coded.type IS NULL THEN 'no event type of ACLED'
        WHEN happened_from IS NULL THEN 'no date'
        WHEN date_precision IN ('quarter', 'season', 'year', 'decade') THEN 'a date less precise than a month'
        WHEN place_country IS NULL THEN 'no country'
        WHEN latitude IS NULL OR geo_precision = 'country' THEN 'no place more precise than a country'
    END AS left_out,
    iso3 || right(md5_number_lower(happening_id)::VARCHAR, 9) AS event_id_cnty,
    happened_from::DATE AS event_date,
    year(happened_from) AS year,
    CASE WHEN date_precision = 'week' THEN 2 WHEN date_precision = 'month' THEN 3 ELSE 1 END AS time_precision,
    CASE
        WHEN coded.sub = 'Excessive force against protesters' THEN 'Political violence; Demonstrations'
        WHEN coded.sub = 'Mob violence' THEN 'Political violence'
        WHEN coded.type IN ('Protests', 'Riots') THEN 'Demonstrations'
        WHEN coded.type = 'Strategic developments' THEN coded.type
        ELSE 'Political violence'
    END AS disorder_type,
    coded.type AS event_type,
    coded.sub AS sub_event_type,
    actor AS actor1,
    nullif(array_to_string(other_actors, '; '), '') AS assoc_actor_1,
    kind_1 AS inter1,
    recipient AS actor2,
    nullif(array_to_string(other_recipients, '; '), '') AS assoc_actor_2,
    kind_2 AS inter2,
    CASE WHEN kind_2 IS NULL THEN kind_1 || ' only' ELSE kind_1 || '-' || kind_2 END AS interaction,
    CASE WHEN coded.type IN ('Violence against civilians', 'Explosions/Remote violence') AND kind_2 = 'Civilians'
        THEN 'Civilian targeting' END AS civilian_targeting,
    iso_numeric::INTEGER AS iso,
    acled_region AS region,
    place_country_name AS country,
    place_admin1 AS admin1,
    NULL::VARCHAR AS admin2,
    NULL::VARCHAR AS admin3,
    place AS location,
    latitude,
    longitude,
    CASE geo_precision WHEN 'exact' THEN 1 WHEN 'city' THEN 1 WHEN 'admin1' THEN 3 ELSE 2 END AS geo_precision,
    publishers AS source,
    NULL::VARCHAR AS source_scale,
    title || '. ' || sentence AS notes,
    coalesce(killed_low, killed_high) AS fatalities,
    NULL::VARCHAR AS tags,
    epoch(last_reported)::BIGINT AS timestamp
FROM sided
LEFT JOIN country_codes ON country_codes.code = place_country
ORDER BY event_date, event_id_cnty
