-- The first and the last article that names the entity $1, with the sentence.
WITH told AS (
    SELECT published_at, articles.title, publisher, sentences.text AS sentence, mention_id, char_start
    FROM (SELECT doc_id, sent_id, mention_id, char_start FROM mentions WHERE entity_id = $1)
    JOIN articles USING (doc_id)
    JOIN (SELECT sent_id, text FROM sentences) AS sentences USING (sent_id)
)
(SELECT published_at::DATE AS day, sentence, title, publisher, mention_id FROM told ORDER BY published_at NULLS LAST, mention_id LIMIT 1)
UNION
(SELECT published_at::DATE, sentence, title, publisher, mention_id FROM told ORDER BY published_at DESC NULLS LAST, mention_id LIMIT 1)
ORDER BY day NULLS LAST, mention_id
LIMIT $2
