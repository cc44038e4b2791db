"""How Columnist is run: commands, settings, the Prefect flow; the only package that imports Prefect."""
