"""What an expression of time stands for on the calendar: TIMEX3 value and interval."""
