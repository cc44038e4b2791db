-- FollowTheMoney statements: one row an entity, property, value and the article that says so.
WITH schemas AS (
    SELECT *
    FROM (VALUES
        ('person', 'Person'), ('organization', 'Organization'), ('country', 'PublicBody'), ('place', 'Address'), ('facility', 'Address')
    ) AS schemas (entity_type, schema)
),
things AS (
    SELECT entities.*, schemas.schema
    FROM entities
    JOIN schemas USING (entity_type)
    SEMI JOIN (
        SELECT actor_entity_id AS entity_id FROM chosen
        UNION SELECT recipient_entity_id FROM chosen
        UNION SELECT location_entity_id FROM chosen
    ) AS wanted USING (entity_id)
),
named AS (
    SELECT DISTINCT things.*, mentions.text AS mention, mentions.doc_id, mentions.link_method
    FROM things
    JOIN mentions USING (entity_id)
    SEMI JOIN articles USING (doc_id)
),
sides AS (
    SELECT happening_id, attribute, evidence.doc_id, things.entity_id, things.schema
    FROM chosen
    JOIN happening_evidence AS evidence USING (happening_id)
    JOIN things ON things.entity_id = CASE attribute WHEN 'actor' THEN actor_entity_id WHEN 'recipient' THEN recipient_entity_id ELSE location_entity_id END
    WHERE attribute IN ('actor', 'recipient', 'place')
),
dated AS (
    SELECT
        happening_id,
        doc_id,
        left(strftime(happened_from, '%Y-%m-%d'), CASE date_precision WHEN 'month' THEN 7 WHEN 'year' THEN 4 ELSE 10 END) AS start_date,
        if(happened_to::DATE - happened_from::DATE > 1, strftime(happened_to - INTERVAL 1 SECOND, '%Y-%m-%d'), NULL) AS end_date,
        date_precision
    FROM chosen
    JOIN happening_evidence USING (happening_id)
    WHERE attribute = 'date' AND date_precision NOT IN ('decade', 'season', 'quarter')
),
reports AS (
    SELECT chosen.happening_id, chosen.title, chosen.event_type, chosen.factuality, chosen.place_country, events.doc_id, sentences.text AS sentence
    FROM chosen
    JOIN events USING (happening_id)
    JOIN sentences USING (sent_id)
    SEMI JOIN articles ON articles.doc_id = events.doc_id
),
sources AS (
    SELECT articles.* FROM articles SEMI JOIN reports USING (doc_id)
)
SELECT entity_id, schema, if(schema = 'Address', 'full', 'name') AS prop, name AS value, doc_id FROM named
UNION SELECT entity_id, schema, 'alias', mention, doc_id FROM named
    WHERE mention <> name AND schema <> 'Address' AND link_method NOT IN ('pronoun', 'description')
UNION SELECT entity_id, schema, 'country', lower(country), doc_id FROM named
UNION SELECT entity_id, schema, 'state', admin1, doc_id FROM named WHERE schema = 'Address'
UNION SELECT entity_id, schema, 'city', name, doc_id FROM named WHERE schema = 'Address' AND feature_class = 'P'
UNION SELECT entity_id, schema, 'latitude', latitude::VARCHAR, doc_id FROM named WHERE schema = 'Address'
UNION SELECT entity_id, schema, 'longitude', longitude::VARCHAR, doc_id FROM named WHERE schema = 'Address'
UNION SELECT things.entity_id, schema, 'position', unnest(mentions.roles), doc_id
    FROM things JOIN mentions USING (entity_id) SEMI JOIN articles USING (doc_id) WHERE schema = 'Person'
UNION SELECT happening_id, 'Event', 'name', title, doc_id FROM reports
UNION SELECT happening_id, 'Event', 'summary', sentence, doc_id FROM reports
UNION SELECT happening_id, 'Event', 'keywords', event_type, doc_id FROM reports
UNION SELECT happening_id, 'Event', 'keywords', factuality, doc_id FROM reports
UNION SELECT happening_id, 'Event', 'proof', doc_id, doc_id FROM reports
UNION SELECT happening_id, 'Event', 'country', lower(place_country), doc_id FROM sides JOIN chosen USING (happening_id) WHERE attribute = 'place'
UNION SELECT happening_id, 'Event', 'startDate', start_date, doc_id FROM dated
UNION SELECT happening_id, 'Event', 'endDate', end_date, doc_id FROM dated WHERE date_precision NOT IN ('month', 'year')
UNION SELECT happening_id, 'Event', 'organizer', entity_id, doc_id FROM sides WHERE attribute = 'actor' AND schema <> 'Address'
UNION SELECT happening_id, 'Event', 'involved', entity_id, doc_id FROM sides WHERE attribute IN ('actor', 'recipient') AND schema <> 'Address'
UNION SELECT happening_id, 'Event', 'addressEntity', entity_id, doc_id FROM sides WHERE attribute = 'place' AND schema = 'Address'
UNION SELECT doc_id, 'Article', 'title', title, doc_id FROM sources
UNION SELECT doc_id, 'Article', 'author', author, doc_id FROM sources
UNION SELECT doc_id, 'Article', 'publisher', publisher, doc_id FROM sources
UNION SELECT doc_id, 'Article', 'sourceUrl', url, doc_id FROM sources
UNION SELECT doc_id, 'Article', 'fileName', source_uri, doc_id FROM sources
UNION SELECT doc_id, 'Article', 'publishedAt', strftime(published_at, '%Y-%m-%dT%H:%M:%S'), doc_id FROM sources
UNION SELECT doc_id, 'Article', 'bodyText', text, doc_id FROM sources
ORDER BY ALL
