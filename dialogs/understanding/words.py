"""Text into words: what is read of a message, contractions opened, possessives noticed. No meaning is given here."""

import re
import unicodedata
from typing import NamedTuple

READ_AT_MOST = 1_000  # characters of a message; a question is shorter, and the rest must not cost time
WORDS_AT_MOST = 120

TITLES = frozenset(
    {"dr", "doctor", "cllr", "councillor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "rev",
     "lord", "lady", "baroness"}
)  # fmt: skip

_STEM = 3  # letters a word must keep
_TOKEN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{2}(?:\d{2})?(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}/\d{1,2}"
    r"|\d+(?:\.\d+)*[^\W\d_]*|[^\W\d_]+(?:['-][^\W\d_]+)*|[?.!;\n#]"
)
_ENDS = frozenset(".!?;\n")
_OPENED = {
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "i'm": "i am", "im": "i am", "let's": "let us", "lets": "let us",
    **{f"{asked}s": f"{asked} is" for asked in ("what", "who", "when", "where", "how", "why", "that", "there", "he",
                                                "she")},
    **{f"{verb}nt": f"{verb} not" for verb in ("do", "did", "does", "is", "was", "are", "were", "have", "has", "had",
                                               "could", "would", "should", "must", "need")},
    **{f"{who}ve": f"{who} have" for who in ("i", "we", "you", "they")},
    "theyre": "they are", "youre": "you are", "whod": "who would", "theyll": "they will", "itll": "it will",
    "pls": "please", "plz": "please", "u": "you", "ur": "your", "wot": "what", "wat": "what", "waht": "what",
    "wen": "when", "teh": "the", "hav": "have", "abt": "about", "tel": "telephone", "fone": "phone", "mob": "mobile",
    "mtg": "meeting", "mtgs": "meetings", "thx": "thanks",
    "yr": "year", "yrs": "years", "hr": "hour", "hrs": "hours", "wk": "week", "wks": "weeks", "ppl": "people",
    "cos": "because", "coz": "because", "gonna": "going to", "gotta": "got to", "wanna": "want to",
    "dunno": "do not know", "yday": "yesterday", "tomoz": "tomorrow",
    "y'day": "yesterday", "tmrw": "tomorrow", "ok": "okay", "telling": "tell", "w/c": "week",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IS = frozenset({"what", "who", "when", "where", "how", "that", "it", "there", "here", "she", "he", "why", "which"})


class Word(NamedTuple):
    """One word: as typed, in lower case, whether it carried a possessive, whether it begins a sentence."""

    said: str
    low: str
    owns: bool = False
    first: bool = False


def split(text: str) -> list[Word]:
    """Give the words of a message. Sentence ends are kept only as the next word's ``first``."""
    plain = unicodedata.normalize("NFKC", text[:READ_AT_MOST]).replace("\u2019", "'").replace("\u2018", "'")
    made: list[Word] = []
    first = True
    for token in _TOKEN.findall(plain):
        if token in _ENDS:
            first = True
            continue
        made += _opened(token, first=first)
        first = False
        if len(made) >= WORDS_AT_MOST:
            break
    return made


def name_parts(name: str) -> tuple[str, ...]:
    """Give a name's words in lower case, without titles, initials' dots and a leading article."""
    parts = [word.low for word in split(name.replace(".", " "))]
    while len(parts) > 1 and (parts[0] in TITLES or parts[0] == "the"):
        parts.pop(0)
    return tuple(parts)


def stem(low: str) -> str:
    """Take the commonest endings off, so that *leads*, *leading* and *lead* are one. For telling framing from topic."""
    for ending in ("ing", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= _STEM:
            return low.removesuffix(ending).removesuffix("e")
    return low.removesuffix("e") if len(low) > _STEM else low


def _opened(token: str, *, first: bool) -> list[Word]:
    low = token.lower()
    if low in _OPENED:
        return _several(token, _OPENED[low].split(), first=first)
    for ending, word in _ENDINGS.items():
        if low.endswith(ending) and len(low) > len(ending):
            return _several(token, [low[: -len(ending)], word], first=first)
    if low.endswith(("'s", "s'")):
        base = low[:-2] if low.endswith("'s") else low[:-1]
        if base in _IS:
            return _several(token, [base, "is"], first=first)
        return [Word(token[: len(base)], base, owns=True, first=first)]
    return [Word(token, low, first=first)]


def _several(token: str, lows: list[str], *, first: bool) -> list[Word]:
    head = lows[0].capitalize() if token[:1].isupper() else lows[0]
    return [Word(head if at == 0 else low, low, first=first and at == 0) for at, low in enumerate(lows)]
