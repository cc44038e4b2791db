"""Parts of reading quotes: quotation marks, words of saying, speakers, reported clauses."""
