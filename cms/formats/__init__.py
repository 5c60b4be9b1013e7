"""How languages write dates, where that differs from Django."""
