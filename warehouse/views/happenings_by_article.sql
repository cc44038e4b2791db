-- The happenings of each article, with actor and recipient: one row per happening and article, from the event with the highest confidence.
-- actor: The actor: the entity's name, else as written; several are separated by semicolons.
-- recipient: The recipient: the entity's name, else as written; several are separated by semicolons.
-- n_told: How often the article reports it.
-- day: The day it happened on or began, else the day of publication.
WITH people AS (
    SELECT
        event_id,
        string_agg(DISTINCT coalesce(name, text), '; ' ORDER BY coalesce(name, text)) FILTER (role = 'actor') AS actor,
        string_agg(DISTINCT coalesce(name, text), '; ' ORDER BY coalesce(name, text)) FILTER (role = 'recipient')
            AS recipient
    FROM participants
    LEFT JOIN entities USING (entity_id)
    GROUP BY event_id
)
SELECT
    events.*,
    actor,
    recipient,
    count(*) OVER told AS n_told,
    coalesce(happened_from, published_at)::DATE AS day,
    published_at,
    publisher,
    title
FROM events
JOIN articles USING (doc_id)
LEFT JOIN people USING (event_id)
WINDOW told AS (PARTITION BY events.doc_id, happening_id)
QUALIFY row_number() OVER (PARTITION BY events.doc_id, happening_id ORDER BY confidence DESC, event_id <> local_happening_id, char_start, event_id) = 1
