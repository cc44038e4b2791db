-- Happenings that some say happened and others deny: one row a happening, with both sides.
-- asserted_by: Who says that it happened, parted by `; `.
-- denied_by: Who says that it did not, parted by `; `.
-- n_asserting: Articles in which it is asserted; copies do not count.
-- n_denying: Articles in which it is denied; copies do not count.
SELECT
    claims.happening_id,
    claims.claim_id,
    claims.subject,
    string_agg(DISTINCT claim_reports.source_key, '; ' ORDER BY claim_reports.source_key)
        FILTER (claim_reports.value_text = 'yes') AS asserted_by,
    string_agg(DISTINCT claim_reports.source_key, '; ' ORDER BY claim_reports.source_key)
        FILTER (claim_reports.value_text = 'no') AS denied_by,
    count(DISTINCT claim_reports.doc_id) FILTER (claim_reports.value_text = 'yes') AS n_asserting,
    count(DISTINCT claim_reports.doc_id) FILTER (claim_reports.value_text = 'no') AS n_denying,
    claims.story_id
FROM claims
JOIN claim_reports USING (claim_id)
WHERE
    claims.kind = 'occurrence'
    AND claims.status = 'conflicting'
GROUP BY ALL
