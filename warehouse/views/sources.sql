-- Who is quoted for what, how often alone and how often contradicted: one row a source.
-- attribution: How articles name it most often; null for a publisher that speaks for itself.
-- n_claims: Claims that it says something about.
-- n_articles: Articles that carry it; copies do not count.
-- n_alone: Claims of which it is the only source.
-- n_contradicted: Claims in which what stands of it and of others excludes each other.
-- n_superseded: Claims of which a value of it was replaced later.
-- subjects: What it is quoted for, the five most frequent, parted by `; `.
WITH said AS (
    SELECT DISTINCT
        claim_evidence.source_key,
        claims.claim_id,
        claims.subject,
        claims.status,
        claims.n_sources
    FROM claim_evidence
    JOIN claims USING (claim_id)
),

counted AS (
    SELECT
        source_key,
        subject,
        count(*) AS n
    FROM said
    GROUP BY source_key, subject
),

placed AS (
    SELECT
        source_key,
        subject,
        row_number() OVER (PARTITION BY source_key ORDER BY n DESC, subject) AS place
    FROM counted
),

topics AS (
    SELECT
        source_key,
        string_agg(subject, '; ' ORDER BY place) AS subjects
    FROM placed
    WHERE place <= 5
    GROUP BY source_key
),

quoted AS (
    SELECT
        claim_evidence.source_key,
        mode(claim_evidence.attribution_text ORDER BY claim_evidence.attribution_text) AS attribution,
        count(DISTINCT documents.doc_id) FILTER (documents.duplicate_of IS NULL) AS n_articles,
        count(DISTINCT claim_evidence.claim_id) FILTER (claim_evidence.stance = 'superseded') AS n_superseded
    FROM claim_evidence
    JOIN documents USING (doc_id)
    GROUP BY claim_evidence.source_key
)

SELECT
    said.source_key,
    quoted.attribution,
    count(*) AS n_claims,
    quoted.n_articles,
    count(*) FILTER (said.n_sources = 1) AS n_alone,
    count(*) FILTER (said.status = 'conflicting') AS n_contradicted,
    quoted.n_superseded,
    topics.subjects
FROM said
JOIN quoted USING (source_key)
JOIN topics USING (source_key)
GROUP BY ALL
ORDER BY n_claims DESC, said.source_key
