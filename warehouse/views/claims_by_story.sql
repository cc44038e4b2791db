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
    documents.publisher,
    claim_evidence.value_low,
    claim_evidence.value_high,
    claim_evidence.value_text,
    claim_evidence.stance,
    string_agg(DISTINCT claim_evidence.attribution_text, '; ' ORDER BY claim_evidence.attribution_text) AS attributions,
    min(documents.published_at) AS first_said,
    claims.happening_id
FROM claims
JOIN claim_evidence USING (claim_id)
JOIN documents USING (doc_id)
LEFT JOIN stories ON stories.story_id = claims.story_id
WHERE documents.duplicate_of IS NULL
GROUP BY ALL
