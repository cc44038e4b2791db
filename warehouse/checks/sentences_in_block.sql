-- fail: a sentence must lie in its block
SELECT sent_id, sentences.char_start, sentences.char_end, blocks.char_start AS block_start, blocks.char_end AS block_end
FROM sentences
JOIN blocks USING (block_id)
WHERE sentences.char_start < blocks.char_start OR sentences.char_end > blocks.char_end
