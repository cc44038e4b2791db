-- Which chosen article reports which happening, and where: one row per event.
SELECT
    events.happening_id,
    events.event_id,
    events.doc_id,
    events.factuality,
    events.attribution_text,
    sentences.char_start AS sentence_start,
    sentences.char_end AS sentence_end
FROM events
SEMI JOIN chosen USING (doc_id)
JOIN sentences USING (sent_id)
WHERE events.happening_id IS NOT NULL
ORDER BY events.happening_id, events.doc_id, events.char_start
