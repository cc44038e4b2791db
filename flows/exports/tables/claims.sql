SELECT claims.*
FROM claims
WHERE happening_id IN (SELECT happening_id FROM chosen) OR (happening_id IS NULL AND story_id IN (SELECT story_id FROM chosen))
ORDER BY claim_id
