"""What the tables mean, and the store that holds them."""
