-- Takeovers, mergers, payments, foundings and ends of firms, as each article gives them: one row per happening and article.
-- parties: Who acts: the entity's name, else as written.
-- other_party: The other side, where it is told.
-- object: What changes hands, is founded or ends, as written.
-- amount: Price or sum, as stated.
WITH objects AS (
    SELECT event_id, string_agg(DISTINCT text, '; ' ORDER BY text) AS object
    FROM participants
    WHERE role = 'theme'
    GROUP BY event_id
),
sums AS (
    SELECT
        event_id,
        max(value) FILTER (event_role IN ('price', 'amount', 'debt')) AS amount,
        max(currency) FILTER (event_role IN ('price', 'amount', 'debt')) AS currency
    FROM figures
    GROUP BY event_id
)
SELECT
    day,
    event_type,
    actor AS parties,
    recipient AS other_party,
    object,
    amount,
    currency,
    event_reports.*
FROM happenings_by_article AS happenings
JOIN event_reports USING (event_id)
LEFT JOIN objects USING (event_id)
LEFT JOIN sums USING (event_id)
WHERE event_type IN ('TRANSFER_OWNERSHIP', 'MERGE_ORG', 'TRANSFER_MONEY', 'START_ORG', 'END_ORG', 'BANKRUPTCY')
