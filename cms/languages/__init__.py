"""Pages in several languages: facts in step, prose by people, one German source for all."""
