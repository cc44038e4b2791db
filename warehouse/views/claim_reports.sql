-- The evidence of claims in articles that are no copies, with who printed it and when: one row a passage.
SELECT claim_evidence.*, publisher, published_at
FROM claim_evidence
JOIN articles ON articles.doc_id = claim_evidence.doc_id
