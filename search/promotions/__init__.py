"""Results that the ministry recommends for certain words: Wagtail's search promotions on our results page."""
