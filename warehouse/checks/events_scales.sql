-- fail: intensity must lie between -10 and 10
SELECT event_id, intensity FROM events WHERE intensity NOT BETWEEN -10 AND 10
