-- Happenings in order of time, one per row: those that are asserted, reported or alleged, without background.
-- sentence: The sentence that reports it.
SELECT
    day,
    happened_from,
    happened_to,
    date_precision,
    event_type,
    mode,
    actor,
    trigger,
    recipient,
    location_text,
    latitude,
    longitude,
    weapon,
    killed_low,
    killed_high,
    injured_low,
    injured_high,
    factuality,
    attribution_text,
    sentences.text AS sentence,
    publisher,
    title,
    happenings_by_article.doc_id,
    event_id
FROM happenings_by_article
JOIN sentences USING (sent_id)
WHERE factuality IN ('asserted', 'reported', 'alleged') AND NOT is_historical
ORDER BY day, happened_from, happenings_by_article.doc_id, happenings_by_article.char_start
