-- fail: confidence must lie between 0 and 1
SELECT event_id AS id, confidence FROM events WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL
SELECT figure_id, confidence FROM figures WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL
SELECT mention_id, confidence FROM mentions WHERE confidence NOT BETWEEN 0 AND 1
