-- Entities named in the same sentence: one row per pair, the smaller entity_id first.
-- one_name: Name of the first entity.
-- other_name: Name of the second entity.
-- n_sentences: Sentences that name both.
-- n_articles: Articles with such a sentence.
SELECT
    one_entity_id,
    one.name AS one_name,
    other_entity_id,
    other.name AS other_name,
    count(*) AS n_sentences,
    count(DISTINCT doc_id) AS n_articles
FROM named_together
JOIN entities AS one ON one.entity_id = one_entity_id
JOIN entities AS other ON other.entity_id = other_entity_id
GROUP BY ALL
