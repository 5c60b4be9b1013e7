"""Lists and forms in the admin: members, register, log, people."""
