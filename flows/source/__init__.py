"""What lies in the raw folder: its files, and which of them are new or changed."""
