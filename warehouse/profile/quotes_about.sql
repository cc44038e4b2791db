-- Quotations of others that name the entity $1, the latest first.
SELECT published_at::DATE AS day, speaker, quote, publisher, quote_id
FROM quotes_by_speaker
SEMI JOIN (
    SELECT quotes.quote_id
    FROM quotes
    JOIN mentions ON mentions.doc_id = quotes.doc_id
        AND mentions.char_start >= quotes.char_start AND mentions.char_end <= quotes.char_end
    WHERE mentions.entity_id = $1
) AS named USING (quote_id)
WHERE speaker_entity_id IS DISTINCT FROM $1
ORDER BY published_at DESC NULLS LAST, quote_id
LIMIT $2
