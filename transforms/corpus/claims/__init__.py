"""What articles say about one happening, put side by side: what can be compared, who says so, whether it agrees."""
