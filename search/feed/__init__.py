"""Any search as an Atom feed of what is public."""
