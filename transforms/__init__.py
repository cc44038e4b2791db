"""What is read from text: bytes or rows in, rows out; no scheduler, no store, no network, no files but the lexicons."""
