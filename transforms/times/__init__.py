"""The grammar of English expressions of time (TIMEX3, ISO 24617-1) and their resolution on the calendar."""
