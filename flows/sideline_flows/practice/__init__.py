"""Practice: what a rehearsal is judged by."""
