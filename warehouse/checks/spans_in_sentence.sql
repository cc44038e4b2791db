-- warn: words should lie in the sentence that the row names
WITH spans AS (
    SELECT mention_id AS id, sent_id, char_start, char_end FROM mentions
    UNION ALL
    SELECT time_id, sent_id, char_start, char_end FROM times
    UNION ALL
    SELECT figure_id, sent_id, char_start, char_end FROM figures
    UNION ALL
    SELECT event_id, sent_id, char_start, char_end FROM events
    UNION ALL
    SELECT quote_id, sent_id, char_start, char_start FROM quotes
)
SELECT id, spans.char_start, spans.char_end, sentences.char_start AS sentence_start, sentences.char_end AS sentence_end
FROM spans
JOIN sentences USING (sent_id)
WHERE spans.char_start < sentences.char_start OR spans.char_end > sentences.char_end
