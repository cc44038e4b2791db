-- The row of the entity $1 in the view entity_profile.
FROM entity_profile
WHERE entity_id = $1
