"""Benchmarks: how fast it is and how much it takes. Apart from the tests; see docs/benchmarks.md."""
