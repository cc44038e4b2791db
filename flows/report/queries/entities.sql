-- The entities that the chosen articles name, with what all articles say of them.
WITH named AS (
    SELECT entity_id
    FROM mentions
    SEMI JOIN chosen USING (doc_id)
    WHERE entity_id IS NOT NULL
    GROUP BY entity_id
)

SELECT
    profile.entity_id,
    profile.name,
    profile.entity_type,
    countries.name AS country,
    profile.names,
    profile.titles,
    profile.roles,
    profile.affiliations,
    profile.n_documents,
    profile.n_mentions,
    strftime(profile.first_seen, '%Y-%m-%d') AS first_seen,
    strftime(profile.last_seen, '%Y-%m-%d') AS last_seen,
    round(entities.latitude, 3) AS latitude,
    round(entities.longitude, 3) AS longitude
FROM entity_profile AS profile
JOIN named USING (entity_id)
JOIN entities USING (entity_id)
LEFT JOIN entities AS countries ON countries.entity_id = 'country:' || profile.country
ORDER BY profile.n_documents DESC, profile.n_mentions DESC, profile.entity_id
