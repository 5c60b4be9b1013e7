"""Judging the search: collections of documents, queries and grades, a scratch index, figures."""
