-- Claims that two independent sources or more support and none contradicts, the best supported first.
-- sources: Who says so, parted by `; `.
-- publishers: Where it stands, parted by `; `.
SELECT
    claims.claim_id,
    claims.kind,
    claims.subject,
    claims.value_low,
    claims.value_high,
    claims.value_text,
    claims.unit,
    claims.n_sources,
    claims.n_documents,
    string_agg(DISTINCT claim_reports.source_key, '; ' ORDER BY claim_reports.source_key) AS sources,
    string_agg(DISTINCT claim_reports.publisher, '; ' ORDER BY claim_reports.publisher) AS publishers,
    claims.story_id,
    claims.happening_id
FROM claims
JOIN claim_reports USING (claim_id)
WHERE
    claims.status = 'corroborated'
    AND claim_reports.stance = 'supports'
GROUP BY ALL
ORDER BY claims.n_sources DESC, claims.claim_id
