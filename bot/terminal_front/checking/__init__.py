"""The command `check`: faults, advice, figures, and what a change changes."""
