"""Courtesies before a question, taken off before anything is understood: *hiya, …*, *morning - …*, *ta. …*.

A courtesy that is the whole message stays as it is. Words that may as well be part of a question (*morning*, *right*)
are only taken off before a sign that parts them.
"""

import re

_WHOM = r"(?:[ ,]+(?:there|again|all|both|everyone|everybody|team|folks|mate|clerk|boardclerk|bot)\b)*+"
_GREETS = rf"(?:hi+|hiya|hey+|hello+|hallo|hullo|helo|howdy|greetings|good (?:morning|afternoon|evening|day)){_WHOM}"
_PARTED = (
    rf"(?:(?:morning|afternoon|evening|alright|yo){_WHOM}|ok(?:ay)?|right|great|lovely|brilliant|perfect|excellent|"
    r"super|fab|cool|noted|got it|nice one)"
)
_FOR_WHAT = r"(?: (?:very much|so much|a lot|again|for (?:that|this|your help|the help)|mate|clerk|indeed)\b)*+"
_THANKS = rf"(?:(?:many )?thanks|thank ?you|thank u|thankyou|thx|ty|ta|cheers|much appreciated){_FOR_WHAT}"
_SIGN = r"\s*(?:[,.!;:…]+|[-–—]+(?=\s)|\n)[\s,.!;:–—-]*"
_GREETING = re.compile(rf"^\s*{_GREETS}(?:{_SIGN}|\s+)(?=\S)", re.IGNORECASE)
_COURTESY = re.compile(rf"^\s*(?:{_PARTED}|{_THANKS}){_SIGN}(?=\S)", re.IGNORECASE)
_THEN = re.compile(rf"^\s*{_THANKS}\s+(?=(?:and|but|so|what|when|where|who|how|which)\b)", re.IGNORECASE)
# What stands behind a courtesy and is one itself: “hello, how are you?”, “ta, that was quick”, “hi, are you there?”.
_COURTEOUS = re.compile(
    rf"^(?:{_GREETS}|{_THANKS}|how (?:are|is|r) (?:you|u|things|it going|life)\b|how do you do|are you\b|"
    r"(?:is )?any(?:one|body)\b|nice to|pleased to|can i ask you|quick question|"
    r"(?:that|it|this)(?:['’]s| is| was| will|['’]ll)\b|you(?:['’]re| are)\b|bye|good(?:bye|night| work| stuff)?\b|"
    r"well done|(?:very |most )?(?:helpful|kind|useful)\b|no\b|yes\b)",
    re.IGNORECASE,
)
_MOST = 3  # courtesies in a row


def bare(said: str) -> str:
    """Give the words behind the courtesies that lead them; all of them where nothing but courtesies is left."""
    rest = said
    for _ in range(_MOST):
        found = _GREETING.match(rest) or _COURTESY.match(rest) or _THEN.match(rest)
        if found is None:
            break
        behind = rest[found.end() :]
        if (_COURTEOUS.match(behind) and _taken(behind) == behind) or not re.search(r"\w", behind):
            return said if rest == said else rest
        rest = behind
    return rest


def _taken(behind: str) -> str:
    found = _GREETING.match(behind) or _COURTESY.match(behind) or _THEN.match(behind)
    return behind[found.end() :] if found else behind
