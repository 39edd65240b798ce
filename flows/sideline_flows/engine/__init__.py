"""The engine: a flow becomes one flat state machine, and a conversation is a stack of them."""
