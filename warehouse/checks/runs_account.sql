-- fail: a run must account for every input: seen = loaded + unchanged + quarantined
SELECT run_id, seen, loaded, unchanged, quarantined
FROM runs
WHERE status = 'done' AND seen != loaded + unchanged + quarantined
