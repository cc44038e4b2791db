-- fail: n_chars must be the length of the text
SELECT doc_id, n_chars, length(text) AS found FROM documents WHERE n_chars != length(text)
