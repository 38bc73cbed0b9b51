"""What the bot knows and decides: plain Python over values, without I/O, clock or network."""
