"""A loopback Discord: REST and gateway, for the real client to log in to.

Tests are written as what people do (`people.Person`); the server records what the bot sends, and
holds it to Discord's documented limits (`limits`).
"""
