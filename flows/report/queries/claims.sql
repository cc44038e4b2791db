-- The claims that a chosen article says something about.
WITH told AS (
    SELECT claim_id
    FROM claim_evidence
    SEMI JOIN chosen USING (doc_id)
    GROUP BY claim_id
)

SELECT
    claims.claim_id,
    claims.story_id,
    claims.happening_id,
    claims.kind,
    claims.subject,
    claims.unit,
    claims.noun,
    claims.role,
    claims.n_sources,
    claims.n_documents,
    claims.status,
    claims.is_updated
FROM claims
JOIN told USING (claim_id)
ORDER BY
    claims.status <> 'conflicting',
    claims.status <> 'corroborated',
    claims.n_sources DESC,
    claims.n_documents DESC,
    claims.kind,
    claims.subject,
    claims.claim_id
