"""The shipped pack: flows, personas and help as Markdown. Holds no code; this docstring makes the folder findable."""
