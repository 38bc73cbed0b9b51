"""The Discord front: thin cogs that turn events into service calls and cards into messages."""
