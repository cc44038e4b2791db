-- What the articles say of each entity, in one row: names, roles, affiliations, company, quotes and events.
-- names: The names that articles use, the most frequent first, at most ten.
-- titles: Titles before the name.
-- roles: Occupations beside the name.
-- affiliations: Organizations that the words beside the name tie it to.
-- near: Names of the entities that stand in one sentence with it most often, at most ten.
-- n_quotes: Quotations by it.
-- n_as_actor: Events in which it acts.
-- n_as_recipient: Events that it suffers or receives.
-- deeds: Types of the events in which it acts, the most frequent first, at most ten.
WITH used AS (
    SELECT entity_id, list(alias ORDER BY n_mentions DESC, alias)[:10] AS names
    FROM aliases
    GROUP BY entity_id
),
described AS (
    SELECT
        entity_id,
        list_sort(list_distinct(list(title))) AS titles,
        list_sort(list_distinct(flatten(list(roles)))) AS roles,
        list_sort(list_distinct(list(affiliation))) AS affiliations
    FROM mentions
    SEMI JOIN articles USING (doc_id)
    WHERE entity_id IS NOT NULL
    GROUP BY entity_id
),
pairs AS (
    SELECT one_entity_id AS entity_id, other_name AS name, n_sentences FROM co_occurrence
    UNION ALL
    SELECT other_entity_id, one_name, n_sentences FROM co_occurrence
),
company AS (
    SELECT entity_id, list(name ORDER BY n_sentences DESC, name)[:10] AS near
    FROM pairs
    GROUP BY entity_id
),
quoted AS (
    SELECT speaker_entity_id AS entity_id, count(*) AS n_quotes
    FROM quotes
    SEMI JOIN articles USING (doc_id)
    WHERE speaker_entity_id IS NOT NULL
    GROUP BY speaker_entity_id
),
parts AS (
    SELECT DISTINCT participants.entity_id, role, event_id, event_type
    FROM participants
    JOIN events USING (event_id)
    SEMI JOIN articles ON articles.doc_id = participants.doc_id
    WHERE participants.entity_id IS NOT NULL
),
counted AS (
    SELECT entity_id, role, event_type, count(*) AS n_events
    FROM parts
    GROUP BY ALL
),
acted AS (
    SELECT
        entity_id,
        coalesce(sum(n_events) FILTER (role = 'actor'), 0)::BIGINT AS n_as_actor,
        coalesce(sum(n_events) FILTER (role = 'recipient'), 0)::BIGINT AS n_as_recipient,
        (list(event_type ORDER BY n_events DESC, event_type) FILTER (role = 'actor'))[:10] AS deeds
    FROM counted
    GROUP BY entity_id
)
SELECT
    entities.entity_id,
    entities.name,
    entities.entity_type,
    entities.country,
    wikidata_id,
    names,
    titles,
    roles,
    affiliations,
    near,
    coalesce(n_quotes, 0) AS n_quotes,
    coalesce(n_as_actor, 0) AS n_as_actor,
    coalesce(n_as_recipient, 0) AS n_as_recipient,
    deeds,
    n_documents,
    n_mentions,
    first_seen,
    last_seen
FROM entities
LEFT JOIN used USING (entity_id)
LEFT JOIN described USING (entity_id)
LEFT JOIN company USING (entity_id)
LEFT JOIN quoted USING (entity_id)
LEFT JOIN acted USING (entity_id)
