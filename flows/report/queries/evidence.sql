-- Each passage of a chosen article that bears on a claim. Values that are ids are given by name; a source that
-- stands as a pronoun by the name that another passage gives it.
WITH sources AS (
    SELECT
        source_key,
        arg_min(attribution_text, (length(attribution_text), attribution_text)) AS name
    FROM claim_evidence
    WHERE unless_pronoun(attribution_text) IS NOT NULL AND source_key NOT LIKE 'publisher:%'
    GROUP BY source_key
)

SELECT
    evidence.claim_id,
    evidence.doc_id,
    evidence.row_table,
    evidence.row_id,
    evidence.stance,
    coalesce(named.name, countries.name, evidence.value_text) AS value_text,
    evidence.value_low,
    evidence.value_high,
    coalesce(
        unless_pronoun(evidence.attribution_text),
        CASE WHEN evidence.attribution_text IS NOT NULL THEN sources.name END
    ) AS attribution_text,
    evidence.source_key,
    coalesce(sentences.char_start, evidence.char_start) AS sentence_start,
    coalesce(sentences.char_end, evidence.char_end) AS sentence_end
FROM claim_evidence AS evidence
SEMI JOIN chosen USING (doc_id)
JOIN articles USING (doc_id)
LEFT JOIN sentences
    ON sentences.doc_id = evidence.doc_id
    AND evidence.char_start >= sentences.char_start
    AND evidence.char_start < sentences.char_end
LEFT JOIN sources USING (source_key)
LEFT JOIN entities AS named ON named.entity_id = evidence.value_text
LEFT JOIN entities AS countries ON countries.entity_id = 'country:' || evidence.value_text
ORDER BY evidence.claim_id, articles.published_at, evidence.doc_id, evidence.char_start
