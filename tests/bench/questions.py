"""A dozen kinds of questions, and what a right answer to each holds, whichever board of the archive is asked."""

# The kind, the question, and what its answer holds: any of what | parts.
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("meeting", "when is the next meeting?", "17 December 2026"),
    ("agenda", "what is on the agenda?", "Minutes of the last meeting"),
    ("attendance", "who attended the last meeting?", "listed as present"),
    ("decisions", "what was decided at the last meeting?", "RESOLVED"),
    ("actions", "what are my actions?", "action"),
    ("the board's actions", "which actions are overdue?", "overdue"),
    ("indicator", "what is the dementia diagnosis rate?", "December 2026"),
    ("risk", "what are the high risks?", "risk"),
    ("procedure", "what does paragraph 3.2 of the procedure say?", "3.2"),
    ("glossary", "what does CQC mean?", "Care Quality Commission"),
    ("report", "what does the winter plan report recommend?", "inter plan"),
    ("table", "how much was spent on the winter plan?", "Winter plan, Spent"),
    ("passages", "what do the papers say about telecare equipment and housing adaptation?", "own words"),
    ("unknown", "what is the price of fish in the harbour?", "I will not guess|cannot find"),
)
