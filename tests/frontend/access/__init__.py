"""Whether everybody can use every page: what machines can find out about it."""
