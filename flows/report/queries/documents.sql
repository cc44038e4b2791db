-- The chosen articles, those of a story side by side.
SELECT
    doc_id,
    story_id,
    publisher,
    coalesce(title, regexp_extract(text, '^.{1,79}(?:\s|$)').trim() || '…') AS title,
    author,
    url,
    source_uri,
    strftime(published_at, '%Y-%m-%d %H:%M') AS published_at,
    strftime(published_at, '%Y-%m-%d') AS day,
    published_at_source,
    language,
    n_words,
    flags
FROM articles
SEMI JOIN chosen USING (doc_id)
ORDER BY story_id, articles.published_at, doc_id
