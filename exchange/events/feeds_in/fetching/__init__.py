"""Fetching a file from an address that a stranger named: public hosts only, little, and soon over."""

from .client import Fetched, Unchanged, fetch
from .policy import POLICY, FetchFailed, Policy

__all__ = ["POLICY", "FetchFailed", "Fetched", "Policy", "Unchanged", "fetch"]
