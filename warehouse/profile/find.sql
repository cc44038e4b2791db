-- Entities by id, by name or by alias, the one mentioned most first; $1 is what was asked for, $2 how many.
SELECT *
FROM entity_profile
WHERE entity_id = $1 OR lower(name) = lower($1) OR list_contains(list_transform(names, lambda n: lower(n)), lower($1))
ORDER BY entity_id <> $1, lower(name) <> lower($1), n_mentions DESC, entity_id
LIMIT $2
