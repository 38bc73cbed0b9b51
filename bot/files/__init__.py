"""Knowledge files: strict YAML read into the core's immutable objects."""
