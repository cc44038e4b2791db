-- The events of the chosen articles, as their text marks them.
SELECT
    doc_id, event_id AS id, char_start, char_end, event_type AS label,
    event_type, mode, factuality, attribution_text, denied_by_text,
    strftime(happened_from, '%Y-%m-%d %H:%M') AS happened_from, date_precision,
    location_text, location_entity_id, weapon, killed_low, killed_high, injured_low, injured_high,
    confidence, rule_id, happening_id
FROM events
SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, event_id
