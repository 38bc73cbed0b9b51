"""Who and where one is in the terminal."""

SERVER = "terminal"
"""What stands for a server in the chat."""
PERSON = "local"
"""The person at the terminal, as member and as organizer."""
