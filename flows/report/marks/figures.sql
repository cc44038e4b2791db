-- The figures of the chosen articles, as their text marks them.
SELECT
    doc_id, figure_id AS id, char_start, char_end, coalesce(role, noun_lemma, unit, kind) AS label,
    kind, value, value_low, value_high, bound, coalesce(currency, unit) AS unit, per_unit, noun, role, trend,
    factuality, attribution_text, event_id, confidence, rule_id
FROM figures
SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, figure_id
