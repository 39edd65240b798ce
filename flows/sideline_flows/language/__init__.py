"""The flow language: Markdown in, frozen records and findings out. Knows no engine, no storage and no screen."""
