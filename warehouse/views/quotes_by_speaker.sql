-- Who says what: one quote a row.
-- speaker: The speaker: the entity's name, else the words; null when unknown.
-- quote: The words.
SELECT
    coalesce(entities.name, speaker_text) AS speaker,
    quotes.text AS quote,
    quotes.kind,
    cue,
    speaker_entity_id,
    entities.entity_type,
    articles.published_at,
    articles.publisher,
    articles.title,
    quotes.doc_id,
    quote_id
FROM quotes
JOIN articles USING (doc_id)
LEFT JOIN entities ON entities.entity_id = speaker_entity_id
