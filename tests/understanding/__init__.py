"""Tests of understanding: clear questions, slots, follow-ups, any text at all, and a held-out set to score against."""
