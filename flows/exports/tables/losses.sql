SELECT losses.* FROM losses SEMI JOIN chosen USING (happening_id) ORDER BY happening_id
