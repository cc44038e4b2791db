-- Happenings that articles first gave as planned, threatened or ordered and later as done.
-- planned_at: Publication of the first article that gives it as to come.
-- done_at: Publication of the first later article that gives it as done.
-- announced_by: Who said that it would come.
-- planned_in: The article that gives it as to come.
-- done_in: The article that gives it as done.
WITH told AS (
    SELECT
        events.happening_id,
        events.doc_id,
        events.attribution_text,
        documents.published_at,
        events.factuality IN ('planned', 'ordered', 'possible') AS is_planned,
        events.factuality IN ('asserted', 'reported') AS is_done
    FROM events
    JOIN documents USING (doc_id)
    WHERE documents.published_at IS NOT NULL AND documents.duplicate_of IS NULL
),

planned AS (
    SELECT
        happening_id,
        min(published_at) AS planned_at,
        arg_min(doc_id, published_at) AS planned_in,
        arg_min(attribution_text, published_at) AS announced_by
    FROM told
    WHERE is_planned
    GROUP BY happening_id
)

SELECT
    happenings.happening_id,
    happenings.title,
    happenings.event_type,
    planned.planned_at,
    min(told.published_at) AS done_at,
    planned.announced_by,
    planned.planned_in,
    arg_min(told.doc_id, told.published_at) AS done_in,
    happenings.story_id
FROM planned
JOIN told ON told.happening_id = planned.happening_id AND told.is_done AND told.published_at > planned.planned_at
JOIN happenings ON happenings.happening_id = planned.happening_id
GROUP BY ALL
