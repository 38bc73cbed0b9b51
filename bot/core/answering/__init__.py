"""Understanding: from a message and its conversation to an answer, choices, or silence."""
