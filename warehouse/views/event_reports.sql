-- How the articles report each event, with the sentence: one row per event.
-- sentence: The sentence that reports it.
SELECT factuality, is_historical, attribution_text, sentences.text AS sentence, publisher, events.doc_id, event_id
FROM events
JOIN sentences USING (sent_id)
JOIN articles ON articles.doc_id = events.doc_id
