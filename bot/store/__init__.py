"""The SQLite store: one writer, numbered migrations, all SQL of the project."""
