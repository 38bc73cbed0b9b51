"""The conversation in the terminal: lines in, cards out, the buttons as numbers to type."""
