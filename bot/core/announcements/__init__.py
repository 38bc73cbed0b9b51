"""Announcements: what one is, what it will do, and what became of it."""
