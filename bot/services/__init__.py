"""The use cases: what a member or an organizer can do, over the core and its ports."""
