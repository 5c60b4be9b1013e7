"""The calendar of the Land: members propose events, the ministry decides."""
