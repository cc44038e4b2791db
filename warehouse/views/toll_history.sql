-- How a count of a happening changes report by report: one row a claim and passage, in the order of publication.
-- sentence: The sentence that gives it.
SELECT
    claims.claim_id,
    claims.happening_id,
    claims.role,
    claims.noun,
    documents.published_at,
    documents.publisher,
    claim_evidence.value_low,
    claim_evidence.value_high,
    claim_evidence.stance,
    claim_evidence.attribution_text,
    claim_evidence.source_key,
    claims.status,
    sentences.text AS sentence,
    claim_evidence.doc_id,
    claims.story_id
FROM claims
JOIN claim_evidence USING (claim_id)
JOIN documents USING (doc_id)
JOIN figures ON figures.figure_id = claim_evidence.row_id
JOIN sentences ON sentences.sent_id = figures.sent_id
WHERE
    claims.kind = 'figure'
    AND claims.role IS NOT NULL
    AND claim_evidence.row_table = 'figures'
    AND documents.duplicate_of IS NULL
ORDER BY claims.claim_id, documents.published_at, claim_evidence.doc_id, claim_evidence.char_start
