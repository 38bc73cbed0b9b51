"""Announcements on Discord: the command, its forms and buttons, and what is posted."""
