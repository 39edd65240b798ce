"""What fills the terminal: each screen forwards keys, and shows what comes back."""
