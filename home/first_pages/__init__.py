"""Pages that every installation has from the first day: what the law asks for, with marked placeholders."""
