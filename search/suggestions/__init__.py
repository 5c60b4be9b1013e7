"""Suggestions while somebody types: municipalities, terms, titles."""
