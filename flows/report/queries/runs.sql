-- The runs of the warehouse, the last 20, the newest first.
SELECT
    run_id,
    strftime(finished_at, '%Y-%m-%d %H:%M') AS finished_at,
    status,
    seen,
    loaded,
    unchanged,
    quarantined,
    removed,
    duplicates,
    extractor_version
FROM runs
ORDER BY run_id DESC
LIMIT 20
