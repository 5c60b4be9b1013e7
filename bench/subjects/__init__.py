"""What is measured: one module a subject, with ``TITLE`` and ``measure(size, engine)``."""
