-- The entities that an id, a name or an alias stands for, the most mentioned first; capitals do not count.
CREATE OR REPLACE MACRO named(wanted) AS TABLE
SELECT entities.entity_id, entities.name, entities.entity_type, entities.n_mentions
FROM entities
WHERE
    entities.entity_id = wanted
    OR lower(entities.name) = lower(wanted)
    OR lower(wanted) IN (SELECT lower(alias) FROM (SELECT unnest(entities.aliases) AS alias))
ORDER BY entities.n_mentions DESC, entities.entity_id
