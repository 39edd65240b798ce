"""What is kept: one SQLite file, and beside it a journal of what is being typed. Storage never decides."""
