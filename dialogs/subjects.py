"""Which words of a question are named back: those side by side together, as they were typed."""


def together(about: str, words: list[str]) -> str:
    """Give some words of a question as they were typed, those side by side together: *“winter plan” and “beds”*."""
    wanted, runs, last = set(words), list[str](), False
    for word in about.split():
        if word in wanted and last:
            runs[-1] += f" {word}"
        elif word in wanted:
            runs.append(word)
        last = word in wanted
    return " and ".join(f"“{run.strip('?!.,;:')}”" for run in runs)
