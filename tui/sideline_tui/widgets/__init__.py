"""What screens are made of. A widget shows what it is given and posts messages; it knows nobody."""
