"""Pages for anonymous visitors, kept whole until anything changes that could be seen on them."""

from .version import content_changed

__all__ = ["content_changed"]
