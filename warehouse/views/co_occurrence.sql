-- Entities named in the same sentence: one row per pair, the smaller entity_id first.
-- one_entity_id: The first entity.
-- one_name: Its name.
-- other_entity_id: The second entity.
-- other_name: Its name.
-- n_sentences: Sentences that name both.
-- n_articles: Articles with such a sentence.
WITH named AS (
    SELECT DISTINCT doc_id, sent_id, entity_id, entities.name
    FROM mentions
    SEMI JOIN articles USING (doc_id)
    JOIN entities USING (entity_id)
)
SELECT
    one.entity_id AS one_entity_id,
    one.name AS one_name,
    other.entity_id AS other_entity_id,
    other.name AS other_name,
    count(DISTINCT one.sent_id) AS n_sentences,
    count(DISTINCT one.doc_id) AS n_articles
FROM named AS one
JOIN named AS other ON one.sent_id = other.sent_id AND one.entity_id < other.entity_id
GROUP BY ALL
