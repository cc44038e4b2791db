-- How complete the rows of each chosen article are: of `total` rows `n` have what is asked.
SELECT doc_id, 'Events with a named source' AS measure, count(attribution_text) AS n, count(*) AS total
FROM events SEMI JOIN chosen USING (doc_id)
GROUP BY doc_id
UNION ALL BY NAME
SELECT doc_id, 'Quotations with a speaker' AS measure, count(speaker_text) AS n, count(*) AS total
FROM quotes SEMI JOIN chosen USING (doc_id)
GROUP BY doc_id
UNION ALL BY NAME
SELECT doc_id, 'Times that are resolved' AS measure, count(*) FILTER (resolved) AS n, count(*) AS total
FROM times SEMI JOIN chosen USING (doc_id)
GROUP BY doc_id
UNION ALL BY NAME
SELECT doc_id, 'Names that are linked to an entity' AS measure, count(entity_id) AS n, count(*) AS total
FROM mentions SEMI JOIN chosen USING (doc_id)
GROUP BY doc_id
ORDER BY measure, doc_id
