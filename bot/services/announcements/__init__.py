"""Announcements: composing, planning, delivering, and looking after them."""
