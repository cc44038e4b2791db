-- The quotations of the chosen articles, as their text marks them.
SELECT
    doc_id, quote_id AS id, char_start, char_end, coalesce(speaker_text, 'unknown speaker') AS label,
    kind, speaker_text, speaker_entity_id, cue, cue_class
FROM quotes
SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, quote_id
