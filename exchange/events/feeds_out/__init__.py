"""The calendar for other programs: iCalendar, Atom, and data for search machines."""
