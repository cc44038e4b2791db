SELECT happening_evidence.* FROM happening_evidence SEMI JOIN chosen USING (happening_id) ORDER BY ALL
