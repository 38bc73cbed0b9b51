"""Signing up, and what organizers do with the lists, over the core and a store."""
