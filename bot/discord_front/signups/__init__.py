"""Sign-ups on Discord: commands, forms, and the notices that go to people."""
