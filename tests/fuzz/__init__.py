"""Files that nobody meant well, or that a cable cut: every one ends in blocks or in a clear refusal, within bounds."""
