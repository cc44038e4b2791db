SELECT entities.*
FROM entities
WHERE entity_id IN (SELECT unnest([actor_entity_id, recipient_entity_id, location_entity_id]) FROM chosen)
ORDER BY entity_id
