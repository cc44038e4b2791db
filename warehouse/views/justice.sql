-- Arrests, charges, trials, verdicts and what follows, as each article gives them: one row per happening and article.
-- step: The step: ARREST, CHARGE, TRIAL, CONVICT, SENTENCE ...
-- person: Whom it befalls: the entity's name, else as written.
-- authority: Who does it: the entity's name, else as written.
-- place: The place: the entity's name, else as written.
SELECT
    day,
    coalesce(ere_type, event_type) AS step,
    recipient AS person,
    actor AS authority,
    coalesce(places.name, location_text) AS place,
    event_reports.*
FROM happenings_by_article AS happenings
JOIN event_reports USING (event_id)
LEFT JOIN entities AS places ON places.entity_id = location_entity_id
WHERE
    coalesce(ere_type, event_type) IN (
        'ARREST', 'RELEASE', 'CHARGE', 'SUE', 'TRIAL', 'CONVICT', 'SENTENCE', 'FINE', 'ACQUIT', 'PARDON', 'APPEAL', 'EXTRADITE', 'EXECUTE',
        'COURT_RULING'
    )
