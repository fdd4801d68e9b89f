"""A view to JSON Lines, CSV, Markdown, iCalendar, TimelineJS and more: one writer a format."""
