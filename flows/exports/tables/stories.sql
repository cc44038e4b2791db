SELECT stories.* FROM stories SEMI JOIN chosen USING (story_id) ORDER BY story_id
