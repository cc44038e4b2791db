-- Events with the entity $1 as recipient, the latest first.
SELECT day, event_type, trigger, actor, location_text, factuality, publisher, event_id
FROM who_did_what_to_whom
WHERE recipient_entity_id = $1
ORDER BY day DESC NULLS LAST, event_id
LIMIT $2
