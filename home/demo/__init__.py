"""Demo content: fictional members, their contributions, accounts; loaded by ``manage.py load_demo``."""
