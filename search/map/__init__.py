"""The hits of a question as points on a map that is drawn from coordinates alone."""
