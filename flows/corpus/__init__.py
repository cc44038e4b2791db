"""The stages across articles, in the order a run needs them."""
