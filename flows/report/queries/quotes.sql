-- The quotations of the chosen articles; their words stand in the article's text. A pronoun that was not
-- resolved names no speaker.
SELECT
    quotes.quote_id,
    quotes.doc_id,
    coalesce(entities.name, unless_pronoun(quotes.speaker_text)) AS speaker,
    quotes.speaker_entity_id,
    quotes.kind,
    quotes.cue,
    quotes.char_start,
    quotes.char_end
FROM quotes
SEMI JOIN chosen USING (doc_id)
LEFT JOIN entities ON entities.entity_id = quotes.speaker_entity_id
ORDER BY quotes.doc_id, quotes.char_start, quotes.quote_id
