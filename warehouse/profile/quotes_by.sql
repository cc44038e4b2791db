-- Quotations of the entity $1, the latest first.
SELECT published_at::DATE AS day, quote, publisher, quote_id
FROM quotes_by_speaker
WHERE speaker_entity_id = $1
ORDER BY published_at DESC NULLS LAST, quote_id
LIMIT $2
