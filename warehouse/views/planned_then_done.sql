-- Happenings that articles first gave as planned, threatened or ordered and later as done: plan and deed have the same sides, day or place.
-- happening_id: What was done.
-- title: What was done.
-- event_type: The type of what was done.
-- planned_as: The happening that gives it as to come; the same one where articles tell plan and deed as one.
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
),

becomes(event_type, done_type) AS (
    SELECT 'AGREE', unnest(['CONSULT', 'COOPERATE', 'AID', 'SUPPORT', 'CONCEDE', 'RETREAT'])
    UNION ALL
    SELECT 'THREATEN', unnest(['ASSAULT', 'COERCE', 'PROTEST', 'SANCTION', 'MOBILIZE'])
),

compared AS (
    SELECT
        plan.happening_id AS planned_as,
        deed.happening_id,
        deed.event_type,
        deed.location_entity_id = plan.location_entity_id AS same_place,
        [deed.actor_entity_id, deed.recipient_entity_id] AS sides,
        plan.recipient_entity_id AS other,
        deed.recipient_entity_id IS NOT NULL AND plan.recipient_entity_id IS NOT NULL AS both_sided,
        deed.happened_from < plan.happened_to AND plan.happened_from < deed.happened_to AS same_day
    FROM happenings AS plan
    JOIN happenings AS deed ON plan.actor_entity_id IN (deed.actor_entity_id, deed.recipient_entity_id)
    LEFT JOIN becomes ON becomes.event_type = plan.event_type AND becomes.done_type = deed.event_type
    WHERE plan.factuality IN ('planned', 'ordered', 'possible')
    AND deed.factuality IN ('asserted', 'reported')
    AND (plan.event_type = deed.event_type OR becomes.done_type IS NOT NULL)
    AND deed.first_reported > plan.first_reported
    AND coalesce(deed.happened_to, deed.first_reported) > plan.first_reported
),

pairs AS (
    SELECT happening_id, planned_as
    FROM compared
    WHERE coalesce(same_day, TRUE) AND coalesce(same_place, TRUE) AND (NOT both_sided OR list_contains(sides, other))
    AND coalesce(same_day, FALSE)::INT + coalesce(same_place, FALSE)::INT + (both_sided AND list_contains(sides, other))::INT >= 2
    UNION
    SELECT happening_id, happening_id
    FROM planned
)

SELECT
    happenings.happening_id,
    happenings.title,
    happenings.event_type,
    pairs.planned_as,
    planned.planned_at,
    min(told.published_at) AS done_at,
    planned.announced_by,
    planned.planned_in,
    arg_min(told.doc_id, told.published_at) AS done_in,
    happenings.story_id
FROM pairs
JOIN planned ON planned.happening_id = pairs.planned_as
JOIN told ON told.happening_id = pairs.happening_id AND told.is_done AND told.published_at > planned.planned_at
JOIN happenings ON happenings.happening_id = pairs.happening_id
GROUP BY ALL
