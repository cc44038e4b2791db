"""Blocks of an article and their kinds."""
