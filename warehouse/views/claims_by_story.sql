-- What each publisher says about each claim of a story: one row a claim, publisher and value.
-- story: Title of the story.
-- attributions: Who says so, as written, parted by `; `; null where the publisher says it itself.
-- first_said: When the publisher first said so.
SELECT
    claims.story_id,
    stories.title AS story,
    claims.claim_id,
    claims.kind,
    claims.subject,
    claims.status,
    claim_reports.publisher,
    claim_reports.value_low,
    claim_reports.value_high,
    claim_reports.value_text,
    claim_reports.stance,
    string_agg(DISTINCT claim_reports.attribution_text, '; ' ORDER BY claim_reports.attribution_text) AS attributions,
    min(claim_reports.published_at) AS first_said,
    claims.happening_id
FROM claims
JOIN claim_reports USING (claim_id)
LEFT JOIN stories ON stories.story_id = claims.story_id
GROUP BY ALL
