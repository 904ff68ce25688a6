"""The words of a text as searching compares them: parted, in small letters, without their endings, figures as figures.

Both what is asked and what a paper says go through here. Nothing here knows what words mean (``thesaurus``) or which
papers there are.
"""

import functools
import re

import snowballstemmer

# A figure keeps its points, commas and per cent; a word its apostrophe; hyphened words are one and each.
_TOKEN = re.compile(r"£?\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:st|nd|rd|th)\b")
_HYPHENED = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {name: str(number) for number, name in enumerate(_TO_TWENTY.split())}
_NUMBERS |= {name: str(number) for number, name in zip(range(30, 100, 10), _TENS.split(), strict=True)}
_OPENED = {"whos": "who", "whats": "what", "whens": "when", "wheres": "where", "hows": "how", "theres": "there",
           "thats": "that", "its": "it", "hes": "he", "shes": "she", "cant": "cannot", "wont": "will", "dont": "do",
           "doesnt": "does", "didnt": "did", "isnt": "is", "wasnt": "was", "ive": "i", "im": "i", "weve": "we",
           "theyve": "they", "youve": "you"}  # fmt: skip
_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "is are was were been being am", "go": "goes went gone going", "do": "does did done doing",
        "have": "has had having", "tell": "told", "send": "sent", "write": "wrote written", "ring": "rang rung",
        "say": "said", "give": "gave given", "take": "took taken", "leave": "left", "meet": "met", "make": "made",
        "keep": "kept", "hold": "held", "know": "knew known", "come": "came", "get": "got gotten", "find": "found",
        "bring": "brought", "think": "thought", "pay": "paid", "rise": "rose risen",
        "grow": "grew grown", "buy": "bought", "run": "ran", "begin": "began begun", "speak": "spoke spoken",
        "see": "saw seen", "sit": "sat", "stand": "stood", "lose": "lost", "spend": "spent", "choose": "chose chosen",
        "hear": "heard", "feel": "felt", "mean": "meant", "become": "became", "build": "built", "draw": "drew drawn",
        "drive": "drove driven", "fly": "flew flown", "show": "shown", "teach": "taught", "understand": "understood",
        "break": "broke broken", "withdraw": "withdrew withdrawn", "woman": "women", "man": "men", "child": "children",
        "person": "people persons", "die": "died dying",
    }.items()
    for form in forms.split()
}  # fmt: skip
_KEPT = 65_536  # stems kept at hand; English has fewer in any board's papers
_english = snowballstemmer.stemmer("english")


def words(text: str) -> list[str]:
    """Give the words and figures of a text in their order, in small letters; owners lose their ending."""
    low = _HYPHENED.sub(" ", text.casefold()).replace("’", "'")
    return [_plain(token) for token in _TOKEN.findall(low)]


def stems(text: str) -> list[str]:
    """Give the words of a text without their endings, in their order; *six* is 6."""
    return [stem(word) for word in words(text)]


@functools.lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """Take the ending off a word in small letters (Porter's second algorithm); a number in words is a figure."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    word = _IRREGULAR.get(word, word)
    if word.isalpha():
        return str(_english.stemWord(word))
    return word.strip("£%").replace(",", "").replace(":", ".")


def _plain(token: str) -> str:
    word = token.removesuffix("'s").replace("'", "")
    return _OPENED.get(word, word)
