"""Prefect's server and deployments."""
