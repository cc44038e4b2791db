-- Places of the entity $1: where its events happened, and what is named in one sentence with it.
WITH happened AS (
    SELECT location_entity_id AS entity_id, event_id AS place_in, true AS is_event
    FROM events
    SEMI JOIN articles USING (doc_id)
    SEMI JOIN (SELECT event_id FROM participants WHERE entity_id = $1) AS own USING (event_id)
    WHERE location_entity_id IS NOT NULL
),
beside AS (
    SELECT DISTINCT other.entity_id, other.sent_id AS place_in, false AS is_event
    FROM mentions AS own
    JOIN mentions AS other USING (sent_id)
    SEMI JOIN articles ON articles.doc_id = own.doc_id
    WHERE own.entity_id = $1 AND other.entity_id <> $1 AND other.entity_type IN ('place', 'country', 'facility')
)
SELECT name, entity_id, count(*) FILTER (is_event) AS n_events, count(*) FILTER (NOT is_event) AS n_sentences
FROM (FROM happened UNION ALL FROM beside)
JOIN entities USING (entity_id)
WHERE entity_id <> $1
GROUP BY ALL
ORDER BY n_events DESC, n_sentences DESC, name
LIMIT $2
