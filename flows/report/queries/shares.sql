-- How complete the rows of the chosen articles are: of `total` rows `n` have what is asked.
WITH told AS (
    SELECT *
    FROM happenings
    WHERE happening_id IN (SELECT happening_id FROM events SEMI JOIN chosen USING (doc_id))
)

SELECT 'Articles with a date' AS measure, count(*) FILTER (published_at IS NOT NULL) AS n, count(*) AS total
FROM articles SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT 'Articles with a publisher' AS measure, count(publisher) AS n, count(*) AS total
FROM articles SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT 'Happenings with a date of their own' AS measure, count(happened_from) AS n, count(*) AS total FROM told
UNION ALL BY NAME
SELECT 'Happenings with a place' AS measure, count(location_text) AS n, count(*) AS total FROM told
UNION ALL BY NAME
SELECT 'Happenings with coordinates' AS measure, count(latitude) AS n, count(*) AS total FROM told
UNION ALL BY NAME
SELECT 'Happenings with an actor' AS measure, count(actor_text) AS n, count(*) AS total FROM told
UNION ALL BY NAME
SELECT 'Events with a named source' AS measure, count(attribution_text) AS n, count(*) AS total
FROM events SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT 'Quotations with a speaker' AS measure, count(speaker_text) AS n, count(*) AS total
FROM quotes SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT 'Times that are resolved' AS measure, count(*) FILTER (resolved) AS n, count(*) AS total
FROM times SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT 'Names that are linked to an entity' AS measure, count(entity_id) AS n, count(*) AS total
FROM mentions SEMI JOIN chosen USING (doc_id)
UNION ALL BY NAME
SELECT
    'Claims with two sources or more' AS measure,
    count(*) FILTER (status <> 'single_source') AS n,
    count(*) AS total
FROM claims
WHERE claim_id IN (SELECT claim_id FROM claim_evidence SEMI JOIN chosen USING (doc_id))
