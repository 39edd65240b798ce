"""Everything Sideline decides: the flow language, the engine, rehearsal, and the records. Never imports Textual."""
