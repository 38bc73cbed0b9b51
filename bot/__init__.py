"""A Discord bot for the community of Sister Cities International."""
