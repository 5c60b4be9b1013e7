"""Building blocks of pages: one family a file; ``story`` composes them."""
