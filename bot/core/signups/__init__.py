"""Sign-up lists as values: what they ask, who may join when, and who gets which place."""
