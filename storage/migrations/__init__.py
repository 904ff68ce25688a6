"""The database's own history: every change of a table is a step here, on SQLite and PostgreSQL alike."""
