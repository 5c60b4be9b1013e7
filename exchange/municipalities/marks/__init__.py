"""Marks of the ministry on contributions: worth noticing, or checked."""
