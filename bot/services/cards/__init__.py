"""What people are shown, composed from replies and knowledge; both fronts render the same cards."""
