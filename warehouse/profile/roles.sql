-- Titles and occupations of the entity $1 with the organization they belong to, and when articles gave them first and last.
WITH told AS (
    SELECT doc_id, affiliation, unnest(list_distinct(list_filter(list_append(roles, title), lambda r: r NOT IN ('mr', 'mrs', 'ms', 'miss')))) AS role
    FROM mentions
    WHERE entity_id = $1
)
SELECT
    min(published_at)::DATE AS first_given,
    max(published_at)::DATE AS last_given,
    role,
    affiliation,
    count(DISTINCT doc_id) AS n_articles
FROM told
JOIN articles USING (doc_id)
GROUP BY ALL
ORDER BY n_articles DESC, last_given DESC NULLS LAST, role, affiliation
LIMIT $2
