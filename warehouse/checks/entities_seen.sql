-- fail: an entity must have been mentioned, and first before last
SELECT entity_id, n_documents, n_mentions, first_seen, last_seen
FROM entities
WHERE n_mentions < n_documents OR first_seen > last_seen
