"""The organiser's side of registration, in the admin."""
