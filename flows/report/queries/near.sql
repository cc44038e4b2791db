-- Pairs of entities that sentences of the chosen articles name together, by article.
SELECT
    one_entity_id AS one,
    other_entity_id AS other,
    doc_id,
    count(*) AS n_sentences
FROM named_together
SEMI JOIN chosen USING (doc_id)
GROUP BY ALL
ORDER BY one, other, doc_id
