-- The times of the chosen articles, as their text marks them.
SELECT
    doc_id, time_id AS id, char_start, char_end, coalesce(timex_value, timex_type) AS label,
    timex_type, timex_value, timex_mod, strftime(start_at, '%Y-%m-%d %H:%M') AS start_at,
    strftime(end_at, '%Y-%m-%d %H:%M') AS end_at, granularity, anchor_type, anchor_value, rule_id
FROM times
SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, time_id
