"""What is known of an event beside its type and participants: factuality, time, place, mode, losses."""
