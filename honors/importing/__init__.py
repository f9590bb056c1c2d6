"""Rosters that offices send, read without a database: what the rows say, what is doubtful, what is refused."""
