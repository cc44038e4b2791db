-- Organizations that the words beside the name tie the entity $1 to, and when articles did so first and last.
SELECT
    min(published_at)::DATE AS first_given,
    max(published_at)::DATE AS last_given,
    affiliation,
    count(DISTINCT doc_id) AS n_articles
FROM mentions
JOIN articles USING (doc_id)
WHERE entity_id = $1 AND affiliation IS NOT NULL
GROUP BY affiliation
ORDER BY n_articles DESC, affiliation
LIMIT $2
