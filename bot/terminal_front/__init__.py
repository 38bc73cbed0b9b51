"""The terminal front: the command line and the chat, over the same services as Discord."""
