"""The first screen of the admin, for members and for the ministry, and the list of one's own content."""
