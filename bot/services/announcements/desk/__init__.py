"""What organizers do with announcements, answered by cards."""
