-- What one entity says about another: quotations of `speaker` whose reported clause names `subject`; both by id, name or alias.
CREATE OR REPLACE MACRO about(speaker, subject) AS TABLE
SELECT DISTINCT
    articles.published_at,
    articles.publisher,
    quotes.kind,
    quotes.text AS quote,
    quotes.cue,
    quotes.speaker_entity_id,
    mentions.entity_id AS subject_entity_id,
    quotes.doc_id,
    quotes.quote_id
FROM quotes
JOIN articles USING (doc_id)
JOIN mentions
    ON mentions.doc_id = quotes.doc_id
    AND mentions.char_start >= least(quotes.scope_start, quotes.char_start)
    AND mentions.char_end <= greatest(quotes.scope_end, quotes.char_end)
WHERE
    quotes.speaker_entity_id IN (SELECT entity_id FROM named(speaker))
    AND mentions.entity_id IN (SELECT entity_id FROM named(subject))
ORDER BY articles.published_at, quotes.quote_id
