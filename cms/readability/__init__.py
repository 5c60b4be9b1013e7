"""How hard a text is to read, as a hint for its authors: it stops nobody and leaves no server."""
