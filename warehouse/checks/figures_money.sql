-- warn: an amount of money should have a currency
SELECT figure_id, text FROM figures WHERE kind = 'money' AND currency IS NULL
