-- Figures with what they count or measure, their factuality and their sentence: one row per figure.
-- counted: What is counted, singular and in lower case; of a plain measure, its unit or currency.
-- subject: Name of the entity that the figure is about.
-- whole: The figure that this one is a part of, as written.
-- event_type: PLOVER type of the event that the figure belongs to.
-- sentence: The sentence that states it.
SELECT
    coalesce(one.noun_lemma, one.unit, one.currency) AS counted,
    one.role,
    one.value,
    one.value_low,
    one.value_high,
    one.bound,
    one.unit,
    one.currency,
    one.per_unit,
    one.trend,
    one.text,
    one.noun,
    one.is_negated,
    wholes.text AS whole,
    entities.name AS subject,
    events.event_type,
    one.kind,
    one.factuality,
    one.hedge,
    one.attribution_text,
    sentences.text AS sentence,
    articles.published_at,
    articles.publisher,
    one.doc_id,
    one.figure_id
FROM figures AS one
JOIN articles ON articles.doc_id = one.doc_id
JOIN sentences ON sentences.sent_id = one.sent_id
LEFT JOIN figures AS wholes ON wholes.figure_id = one.part_of
LEFT JOIN entities ON entities.entity_id = one.subject_entity_id
LEFT JOIN events ON events.event_id = one.event_id
