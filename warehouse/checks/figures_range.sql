-- fail: value_low must not be above value_high, and value must lie between them
SELECT figure_id, text, value_low, value, value_high
FROM figures
WHERE value_low > value_high OR value < value_low OR value > value_high
