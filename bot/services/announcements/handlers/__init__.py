"""What each kind of notice about announcements says, and what follows from how it ends."""
