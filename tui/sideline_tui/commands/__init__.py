"""The command line: one family of commands a file, each imported when it is used. `table` lists them all."""
