"""The language model: loading, speed settings, and the one parse that all extractors read."""
