-- Lines of the chosen articles that are no part of their text, by article and the rule that dropped them, with the most frequent.
SELECT
    rule_id AS rule,
    doc_id,
    count(*) AS n_lines,
    left(mode(text ORDER BY text), 160) AS example
FROM blocks
SEMI JOIN chosen USING (doc_id)
WHERE NOT kept
GROUP BY rule_id, doc_id
ORDER BY n_lines DESC, rule, doc_id
