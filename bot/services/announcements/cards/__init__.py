"""Announcements put into cards."""
