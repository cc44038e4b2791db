-- What happened in a story, in the order of time: one row a happening.
-- day: The day; the day of its first report where its date is not known.
-- is_dated: Whether an article says when it happened.
-- n_claims: Claims about it.
-- n_conflicting: Claims about it whose sources exclude each other.
WITH counted AS (
    SELECT
        happening_id,
        count(*) AS n_claims,
        count(*) FILTER (status = 'conflicting') AS n_conflicting
    FROM claims
    GROUP BY happening_id
)

SELECT
    happenings.story_id,
    CAST(coalesce(happenings.happened_from, happenings.first_reported) AS DATE) AS day,
    happenings.happened_from IS NOT NULL AS is_dated,
    happenings.title,
    happenings.event_type,
    happenings.factuality,
    happenings.location_text,
    happenings.killed_low,
    happenings.killed_high,
    happenings.n_documents,
    happenings.n_publishers,
    happenings.n_sources,
    coalesce(counted.n_claims, 0) AS n_claims,
    coalesce(counted.n_conflicting, 0) AS n_conflicting,
    happenings.is_historical,
    happenings.happening_id
FROM happenings
LEFT JOIN counted USING (happening_id)
ORDER BY happenings.story_id, day, happenings.first_reported, happenings.happening_id
