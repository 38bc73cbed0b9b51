"""What the bot knows: topics, aspects, facts and known unknowns, immutable once built."""
