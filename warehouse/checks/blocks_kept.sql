-- fail: a kept block must have offsets, a dropped one must have none and name its rule
SELECT block_id, kept, char_start, char_end, rule_id
FROM blocks
WHERE kept != (char_start IS NOT NULL) OR kept != (char_end IS NOT NULL) OR (NOT kept AND rule_id IS NULL)
