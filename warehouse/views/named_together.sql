-- Sentences that name two entities: one row per sentence and pair, the smaller entity_id first.
-- one_entity_id: The first entity.
-- other_entity_id: The second entity.
WITH named AS (
    SELECT DISTINCT doc_id, sent_id, entity_id
    FROM mentions
    SEMI JOIN articles USING (doc_id)
    WHERE entity_id IS NOT NULL
)
SELECT one.entity_id AS one_entity_id, other.entity_id AS other_entity_id, one.doc_id, one.sent_id
FROM named AS one
JOIN named AS other ON one.sent_id = other.sent_id AND one.entity_id < other.entity_id
