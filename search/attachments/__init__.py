"""Text of attached files, so that a page is found by what its PDF says."""
