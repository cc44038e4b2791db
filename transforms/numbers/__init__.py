"""English numbers: their pieces, words and grammar."""
