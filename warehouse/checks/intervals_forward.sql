-- fail: an interval must end after it starts
SELECT time_id AS id, start_at, end_at FROM times WHERE start_at >= end_at
UNION ALL
SELECT event_id, happened_from, happened_to FROM events WHERE happened_from >= happened_to
