-- Inputs of the whole warehouse that could not be read.
SELECT reason, source_uri, record_no, detail
FROM quarantine
ORDER BY reason, source_uri, record_no
