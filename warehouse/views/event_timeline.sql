-- What happened when: one happening a row, in order of time, told as a deed (asserted, reported or alleged) and as news.
-- sentence: The sentence that tells of it.
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
    happenings.doc_id,
    event_id
FROM happenings
JOIN sentences USING (sent_id)
WHERE factuality IN ('asserted', 'reported', 'alleged') AND NOT is_historical
ORDER BY day, happened_from, happenings.doc_id, happenings.char_start
