-- Claims whose values exclude each other, and who says which: one row a claim and value that stands.
-- sources: Who says so, each once, parted by `; `.
-- publishers: Where it stands, parted by `; `.
-- n_articles: Articles that give this value; copies do not count.
-- last_said: When it was last said.
SELECT
    claims.claim_id,
    claims.kind,
    claims.subject,
    claim_reports.value_low,
    claim_reports.value_high,
    claim_reports.value_text,
    claim_reports.stance,
    string_agg(DISTINCT claim_reports.source_key, '; ' ORDER BY claim_reports.source_key) AS sources,
    string_agg(DISTINCT claim_reports.publisher, '; ' ORDER BY claim_reports.publisher) AS publishers,
    count(DISTINCT claim_reports.doc_id) AS n_articles,
    max(claim_reports.published_at) AS last_said,
    claims.story_id,
    claims.happening_id
FROM claims
JOIN claim_reports USING (claim_id)
WHERE
    claims.status = 'conflicting'
    AND claim_reports.stance <> 'superseded'
GROUP BY ALL
