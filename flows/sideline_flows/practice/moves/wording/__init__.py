"""The words that the rules look for, move by move, weightiest first."""
