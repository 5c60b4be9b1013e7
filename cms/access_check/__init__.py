"""What editors learn about the accessibility of a page while they write: Wagtail's checker with our rules."""
