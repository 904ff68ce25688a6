"""Which words of a question stand in a text: what is quoted is never said to be about words that it does not hold."""

from acts import searching

_ROOT = 5  # letters that two forms of a word share at least: activates, activation
_ENDING = 3  # letters in which they may differ


def missing(about: str, text: str) -> list[str]:
    """Give the words of a subject that a text does not hold, in their order."""
    lows = searching.keywords(text)
    return [term for term in searching.keywords(about) if not searching.holds([term], text) and not _kin(term, lows)]


def phrases(about: str, terms: list[str]) -> str:
    """Give some words of a subject as they were typed, those side by side together: *“winter plan” and “beds”*."""
    wanted, runs, last = set(terms), list[str](), False
    for word in about.split():
        known = set(searching.keywords(word))
        held = bool(known & wanted)
        if held and last:
            runs[-1] += f" {word}"
        elif held:
            runs.append(word)
        last = held or (last and not known)
    return " and ".join(f"“{run.strip('?!.,;:')}”" for run in runs)


def _kin(term: str, lows: list[str]) -> bool:
    root = term[:-_ENDING]
    return len(root) >= _ROOT and any(low.startswith(root) for low in lows)
