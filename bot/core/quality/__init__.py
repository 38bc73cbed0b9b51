"""How good the answers are, and what in the knowledge keeps them from being better."""
