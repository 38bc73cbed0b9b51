"""Tables of sign-up lists and of all that goes with them."""
