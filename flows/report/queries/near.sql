-- Pairs of entities that sentences of the chosen articles name together, by article.
WITH placed AS (
    SELECT DISTINCT entity_id, sent_id, doc_id
    FROM mentions
    SEMI JOIN chosen USING (doc_id)
    WHERE entity_id IS NOT NULL
)

SELECT
    ones.entity_id AS one,
    others.entity_id AS other,
    ones.doc_id,
    count(*) AS n_sentences
FROM placed AS ones
JOIN placed AS others ON others.sent_id = ones.sent_id AND ones.entity_id < others.entity_id
GROUP BY ALL
ORDER BY one, other, ones.doc_id
