"""What people see of sign-ups, as cards for both fronts."""
