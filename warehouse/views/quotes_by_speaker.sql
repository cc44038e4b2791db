-- Quotations with their speakers: one row per quotation.
-- speaker: The speaker: the entity's name, else as written; null when unknown.
-- quote: The quotation.
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
