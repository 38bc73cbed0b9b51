"""Announcements in the chat: a channel is a name, and what is posted there is printed."""
