-- fail: an interval must end after it starts; only a moment of the clock starts and ends at once
SELECT time_id AS id, start_at, end_at FROM times
WHERE start_at > end_at OR (start_at = end_at AND coalesce(granularity, '') NOT IN ('hour', 'minute', 'second'))
UNION ALL
SELECT event_id, happened_from, happened_to FROM events
WHERE happened_from > happened_to OR (happened_from = happened_to AND coalesce(date_precision, '') NOT IN ('hour', 'minute'))
