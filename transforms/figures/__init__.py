"""The grammar of figures: numbers with unit, bound, trend, what is counted and what happened to it."""
