-- A text, or null where it is a pronoun that was not resolved: such a one names nobody.
CREATE OR REPLACE MACRO unless_pronoun(words) AS
    CASE WHEN NOT regexp_full_match(
        words,
        'i|you|he|she|it|we|they|him|her|us|them|who|this|that|these|those|one|some|others|all',
        'i'
    ) THEN words END
