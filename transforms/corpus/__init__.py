"""What is read across articles: entities, links between their names, duplicates."""
