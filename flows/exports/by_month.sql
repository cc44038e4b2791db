-- Happenings with the month that they happened in, else were first reported in.
SELECT
    NULL::VARCHAR AS left_out,
    coalesce(strftime(coalesce(happened_from, first_reported), '%Y-%m'), 'undated') AS month,
    happenings.*
FROM happenings
SEMI JOIN chosen USING (happening_id)
ORDER BY month, happening_id
