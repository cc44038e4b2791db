"""Pronouns and descriptions of an article tied to the entities that it names."""
