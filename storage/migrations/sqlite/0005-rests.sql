-- How long something rests after its lock was released, such as a host between two captures. What is over is removed.
CREATE TABLE rests (
	name TEXT PRIMARY KEY,
	until TEXT NOT NULL
) STRICT;
