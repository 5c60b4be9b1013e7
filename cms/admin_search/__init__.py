"""The search of Wagtail's admin, made safe against what people type."""
