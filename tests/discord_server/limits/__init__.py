"""Discord's documented limits: each check returns what is wrong, one sentence a fault."""
