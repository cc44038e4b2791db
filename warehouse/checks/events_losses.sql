-- fail: the fewest killed or injured must not be more than the most, nor below none
SELECT event_id, killed_low, killed_high, injured_low, injured_high
FROM events
WHERE killed_low > killed_high OR injured_low > injured_high OR least(killed_low, killed_high, injured_low, injured_high) < 0
