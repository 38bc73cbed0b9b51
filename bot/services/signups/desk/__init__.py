"""The desk: every press and form of sign-ups, answered by a card, for both fronts alike."""
