-- Kilometres between two points given by latitude and longitude in degrees: the haversine formula, with the earth's mean radius.
CREATE OR REPLACE MACRO km(lat1, lon1, lat2, lon2) AS
    CASE WHEN lat1 + lon1 + lat2 + lon2 IS NOT NULL THEN 2 * 6371.0088 * asin(least(1, sqrt(
        pow(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * pow(sin(radians(lon2 - lon1) / 2), 2)
    ))) END
