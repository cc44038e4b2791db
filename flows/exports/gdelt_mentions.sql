-- The 16 columns of GDELT 2.0's Mentions table, in its order: one row an event of the exported happenings. Offsets count characters.
WITH sides AS (
    SELECT event_id, min(char_start) FILTER (WHERE role = 'actor') AS actor, min(char_start) FILTER (WHERE role = 'recipient') AS recipient
    FROM participants
    GROUP BY ALL
)
SELECT
    CASE
        WHEN NOT chosen.happened THEN 'did not happen, or may not have'
        WHEN cameo.event_code IS NULL THEN 'no event code of CAMEO'
        WHEN chosen.dated IS NULL THEN 'no date'
        WHEN articles.published_at IS NULL THEN 'no publication date'
    END AS left_out,
    (md5_number_lower(chosen.happening_id) >> 2)::BIGINT AS GLOBALEVENTID,
    strftime(chosen.dated, '%Y%m%d%H%M%S')::BIGINT AS EventTimeDate,
    strftime(articles.published_at, '%Y%m%d%H%M%S')::BIGINT AS MentionTimeDate,
    if(articles.url IS NULL, 2, 1)::INTEGER AS MentionType,
    articles.publisher AS MentionSourceName,
    coalesce(articles.url, articles.source_uri) AS MentionIdentifier,
    (regexp_extract(events.sent_id, ':s(\d+)$', 1)::INTEGER + 1) AS SentenceID,
    sides.actor::INTEGER AS Actor1CharOffset,
    sides.recipient::INTEGER AS Actor2CharOffset,
    events.char_start::INTEGER AS ActionCharOffset,
    1::INTEGER AS InRawText,
    (10 * greatest(1, round(10 * events.confidence)))::INTEGER AS Confidence,
    articles.n_chars::INTEGER AS MentionDocLen,
    NULL::DOUBLE AS MentionDocTone,
    NULL::VARCHAR AS MentionDocTranslationInfo,
    NULL::VARCHAR AS Extras
FROM chosen
JOIN events USING (happening_id)
JOIN articles USING (doc_id)
LEFT JOIN cameo ON cameo.event_type = chosen.event_type AND cameo.mode IS NULL
LEFT JOIN sides USING (event_id)
ORDER BY GLOBALEVENTID, events.event_id
