"""Places of GeoNames by name: countries, first and second level divisions, and populated places."""
