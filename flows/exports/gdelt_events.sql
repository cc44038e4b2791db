-- The 61 columns of GDELT 2.0's Event table, in its order. Names follow the codebook; places use FIPS 10-4, actors ISO alpha-3 as CAMEO does.
WITH placed AS (
    SELECT
        chosen.*,
        coalesce(exact.event_code, general.event_code) AS event_code,
        coalesce(exact.goldstein, general.goldstein)::DOUBLE AS goldstein,
        nullif(concat(one.iso3, first.cameo), '') AS code_1,
        nullif(concat(two.iso3, second.cameo), '') AS code_2,
        one.iso3 AS country_1,
        two.iso3 AS country_2,
        first.cameo AS type_1,
        second.cameo AS type_2,
        there.fips,
        CASE
            WHEN geo_precision = 'country' THEN 1
            WHEN geo_precision = 'admin1' THEN if(place_country = 'US', 2, 5)
            WHEN latitude IS NOT NULL THEN if(place_country = 'US', 3, 4)
        END AS geo_type,
        concat_ws(', ', place, nullif(place_admin1, place), nullif(place_country_name, place)) AS geo_name
    FROM chosen
    LEFT JOIN cameo AS exact ON exact.event_type = chosen.event_type AND exact.mode = chosen.mode
    LEFT JOIN cameo AS general ON general.event_type = chosen.event_type AND general.mode IS NULL
    LEFT JOIN sector_codes AS first ON first.sector = actor_sector
    LEFT JOIN sector_codes AS second ON second.sector = recipient_sector
    LEFT JOIN country_codes AS one ON one.code = actor_country
    LEFT JOIN country_codes AS two ON two.code = recipient_country
    LEFT JOIN country_codes AS there ON there.code = place_country
)
SELECT
    CASE
        WHEN NOT happened THEN 'did not happen, or may not have'
        WHEN event_code IS NULL THEN 'no event code of CAMEO'
        WHEN dated IS NULL THEN 'no date'
    END AS left_out,
    (md5_number_lower(happening_id) >> 2)::BIGINT AS GLOBALEVENTID,
    strftime(dated, '%Y%m%d')::INTEGER AS Day,
    strftime(dated, '%Y%m')::INTEGER AS MonthYear,
    year(dated)::INTEGER AS Year,
    round(year(dated) + (month(dated) * 30 + day(dated)) / 365.0, 4)::DOUBLE AS FractionDate,
    code_1 AS Actor1Code,
    upper(actor) AS Actor1Name,
    country_1 AS Actor1CountryCode,
    NULL::VARCHAR AS Actor1KnownGroupCode,
    NULL::VARCHAR AS Actor1EthnicCode,
    NULL::VARCHAR AS Actor1Religion1Code,
    NULL::VARCHAR AS Actor1Religion2Code,
    type_1 AS Actor1Type1Code,
    NULL::VARCHAR AS Actor1Type2Code,
    NULL::VARCHAR AS Actor1Type3Code,
    code_2 AS Actor2Code,
    upper(recipient) AS Actor2Name,
    country_2 AS Actor2CountryCode,
    NULL::VARCHAR AS Actor2KnownGroupCode,
    NULL::VARCHAR AS Actor2EthnicCode,
    NULL::VARCHAR AS Actor2Religion1Code,
    NULL::VARCHAR AS Actor2Religion2Code,
    type_2 AS Actor2Type1Code,
    NULL::VARCHAR AS Actor2Type2Code,
    NULL::VARCHAR AS Actor2Type3Code,
    (NOT is_historical)::INTEGER AS IsRootEvent,
    event_code AS EventCode,
    left(event_code, 3) AS EventBaseCode,
    left(event_code, 2) AS EventRootCode,
    CASE quad_class
        WHEN 'verbal_cooperation' THEN 1 WHEN 'material_cooperation' THEN 2
        WHEN 'verbal_conflict' THEN 3 WHEN 'material_conflict' THEN 4
    END AS QuadClass,
    goldstein AS GoldsteinScale,
    n_events::INTEGER AS NumMentions,
    n_publishers::INTEGER AS NumSources,
    n_documents::INTEGER AS NumArticles,
    NULL::DOUBLE AS AvgTone,
    NULL::INTEGER AS Actor1Geo_Type,
    NULL::VARCHAR AS Actor1Geo_FullName,
    NULL::VARCHAR AS Actor1Geo_CountryCode,
    NULL::VARCHAR AS Actor1Geo_ADM1Code,
    NULL::VARCHAR AS Actor1Geo_ADM2Code,
    NULL::DOUBLE AS Actor1Geo_Lat,
    NULL::DOUBLE AS Actor1Geo_Long,
    NULL::VARCHAR AS Actor1Geo_FeatureID,
    NULL::INTEGER AS Actor2Geo_Type,
    NULL::VARCHAR AS Actor2Geo_FullName,
    NULL::VARCHAR AS Actor2Geo_CountryCode,
    NULL::VARCHAR AS Actor2Geo_ADM1Code,
    NULL::VARCHAR AS Actor2Geo_ADM2Code,
    NULL::DOUBLE AS Actor2Geo_Lat,
    NULL::DOUBLE AS Actor2Geo_Long,
    NULL::VARCHAR AS Actor2Geo_FeatureID,
    geo_type AS ActionGeo_Type,
    if(geo_type IS NULL, NULL, geo_name) AS ActionGeo_FullName,
    if(geo_type IS NULL, NULL, fips) AS ActionGeo_CountryCode,
    if(geo_type = 1, fips, NULL) AS ActionGeo_ADM1Code,
    NULL::VARCHAR AS ActionGeo_ADM2Code,
    latitude AS ActionGeo_Lat,
    longitude AS ActionGeo_Long,
    if(geo_type = 1, fips, NULL) AS ActionGeo_FeatureID,
    strftime(coalesce(first_reported, dated), '%Y%m%d%H%M%S')::BIGINT AS DATEADDED,
    first_address AS SOURCEURL
FROM placed
ORDER BY GLOBALEVENTID
