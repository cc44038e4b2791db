-- Entities by id, by name or by alias, those spelt as asked first, then the one mentioned most; $1 is what was asked for, $2 how many.
WITH spelt AS (
    SELECT entity_id, unnest([entity_id, name] || coalesce(aliases, [])) AS spelling
    FROM entities
),
fits AS (
    SELECT entity_id, bool_or(spelling = trim($1)) AS is_exact
    FROM spelt
    WHERE lower(strip_accents(spelling)) = lower(strip_accents(trim($1)))
    GROUP BY entity_id
)
SELECT entity_id
FROM fits
JOIN entities USING (entity_id)
ORDER BY entity_id <> trim($1), NOT is_exact, n_mentions DESC, entity_id
LIMIT $2
