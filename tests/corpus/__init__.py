"""Invented board packs in other layouts than the real one, with what a careful person reads in them, and the score."""
