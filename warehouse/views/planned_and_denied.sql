-- Happenings that did not happen, or have not yet: negated, denied, possible, planned, hypothetical or ordered.
-- sentence: The sentence that reports it.
SELECT
    factuality,
    event_type,
    mode,
    actor,
    trigger,
    recipient,
    location_text,
    happened_from,
    happened_to,
    attribution_text,
    attribution_cue,
    sentences.text AS sentence,
    published_at,
    publisher,
    happenings_by_article.doc_id,
    event_id
FROM happenings_by_article
JOIN sentences USING (sent_id)
WHERE factuality NOT IN ('asserted', 'reported', 'alleged')
