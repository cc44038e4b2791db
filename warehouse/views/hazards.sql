-- Hazards of nature, epidemics and accidents as each article gives them: one row per happening and article.
-- place: The place: the entity's name, else as written.
-- cause: hazard, disease or accident.
-- magnitude: Magnitude of the earthquake.
-- damage: Damage in money, as stated.
-- damage_currency: Currency of the damage, ISO 4217.
-- cases: Cases of illness, as stated.
WITH measures AS (
    SELECT
        event_id,
        max(value) FILTER (event_role = 'magnitude') AS magnitude,
        max(value) FILTER (event_role = 'damage') AS damage,
        max(currency) FILTER (event_role = 'damage') AS damage_currency,
        max(value) FILTER (event_role = 'cases') AS cases
    FROM figures
    GROUP BY event_id
)
SELECT
    day,
    event_type,
    CASE
        WHEN event_type = 'EPIDEMIC' THEN 'disease'
        WHEN event_type LIKE '%ACCIDENT' THEN 'accident'
        ELSE 'hazard'
    END AS cause,
    coalesce(places.name, location_text) AS place,
    places.country,
    killed_low,
    killed_high,
    injured_low,
    injured_high,
    magnitude,
    damage,
    damage_currency,
    cases,
    event_reports.*
FROM happenings_by_article AS happenings
JOIN event_reports USING (event_id)
LEFT JOIN measures USING (event_id)
LEFT JOIN entities AS places ON places.entity_id = location_entity_id
WHERE ontology = 'hazard' AND happenings.factuality IN ('asserted', 'reported', 'alleged')
