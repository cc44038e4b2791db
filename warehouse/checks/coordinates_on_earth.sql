-- fail: coordinates must be on earth, and come in pairs
SELECT entity_id AS id, latitude, longitude
FROM entities
WHERE abs(latitude) > 90 OR abs(longitude) > 180 OR (latitude IS NULL) != (longitude IS NULL)
UNION ALL
SELECT event_id, latitude, longitude
FROM events
WHERE abs(latitude) > 90 OR abs(longitude) > 180 OR (latitude IS NULL) != (longitude IS NULL)
