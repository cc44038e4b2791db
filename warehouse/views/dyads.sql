-- Events between two parties by month and quad class: one row per pair, month and class.
-- month: First day of the month it happened in, else of publication.
-- n_happenings: Happenings that are asserted, reported or alleged; one that several articles report counts for each.
-- n_articles: Articles that report them.
-- mean_intensity: Mean intensity, from -10, most hostile, to 10, most friendly.
SELECT
    date_trunc('month', day)::DATE AS month,
    actor,
    recipient,
    quad_class,
    count(DISTINCT event_id) AS n_happenings,
    count(DISTINCT doc_id) AS n_articles,
    round(avg(intensity), 2) AS mean_intensity
FROM who_did_what_to_whom
WHERE actor IS NOT NULL AND recipient IS NOT NULL AND quad_class IS NOT NULL AND factuality IN ('asserted', 'reported', 'alleged')
GROUP BY ALL
