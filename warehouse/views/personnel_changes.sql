-- Who takes, leaves or is proposed for an office, as each article gives it: one row per happening and article.
-- change: START_POSITION, END_POSITION, NOMINATE or ELECT.
-- person: Who takes or leaves the office: the recipient, else the actor.
-- by_whom: Who appoints, dismisses or elects.
-- position: The office, as written.
WITH offices AS (
    SELECT event_id, string_agg(DISTINCT text, '; ' ORDER BY text) AS position
    FROM participants
    WHERE role = 'theme'
    GROUP BY event_id
)
SELECT
    day,
    coalesce(ere_type, event_type) AS change,
    coalesce(recipient, actor) AS person,
    CASE WHEN recipient IS NOT NULL THEN actor END AS by_whom,
    position,
    event_reports.*
FROM happenings_by_article AS happenings
JOIN event_reports USING (event_id)
LEFT JOIN offices USING (event_id)
WHERE coalesce(ere_type, event_type) IN ('START_POSITION', 'END_POSITION', 'NOMINATE', 'ELECT')
