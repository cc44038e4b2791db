-- The names that articles use for the entity $1, the most frequent first.
SELECT alias AS name, n_mentions, n_articles
FROM aliases
WHERE entity_id = $1
ORDER BY n_mentions DESC, alias
LIMIT $2
