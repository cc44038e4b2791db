SELECT happenings.* FROM happenings SEMI JOIN chosen USING (happening_id) ORDER BY happening_id
