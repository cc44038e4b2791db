-- The stories of the chosen articles; the counts are those of the whole warehouse.
WITH told AS (
    SELECT story_id, count(*) AS n_chosen
    FROM articles
    SEMI JOIN chosen USING (doc_id)
    GROUP BY story_id
)

SELECT
    stories.story_id,
    coalesce(stories.title, stories.story_id) AS title,
    strftime(stories.first_published, '%Y-%m-%d') AS first_published,
    strftime(stories.last_published, '%Y-%m-%d') AS last_published,
    stories.n_documents,
    stories.n_publishers,
    told.n_chosen,
    stories.main_entities,
    stories.main_places
FROM stories
JOIN told USING (story_id)
ORDER BY stories.n_documents DESC, stories.last_published DESC NULLS LAST, stories.story_id
