-- Claims whose values exclude each other, and who says which: one row a claim and value that stands.
-- sources: Who says so, each once, parted by `; `.
-- publishers: Where it stands, parted by `; `.
-- n_articles: Articles that give this value; copies do not count.
-- last_said: When it was last said.
SELECT
    claims.claim_id,
    claims.kind,
    claims.subject,
    claim_evidence.value_low,
    claim_evidence.value_high,
    claim_evidence.value_text,
    claim_evidence.stance,
    string_agg(DISTINCT claim_evidence.source_key, '; ' ORDER BY claim_evidence.source_key) AS sources,
    string_agg(DISTINCT documents.publisher, '; ' ORDER BY documents.publisher) AS publishers,
    count(DISTINCT documents.doc_id) AS n_articles,
    max(documents.published_at) AS last_said,
    claims.story_id,
    claims.happening_id
FROM claims
JOIN claim_evidence USING (claim_id)
JOIN documents USING (doc_id)
WHERE
    claims.status = 'conflicting'
    AND claim_evidence.stance <> 'superseded'
    AND documents.duplicate_of IS NULL
GROUP BY ALL
