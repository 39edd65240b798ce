"""What the checker proves of a flow, one subject a module. Each has `find(flow, scope)`; `check.py` lists them."""
