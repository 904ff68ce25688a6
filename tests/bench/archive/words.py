"""The invented words of the archive: places, people, and sentences of a few hundred common words and many rare ones.

A word's place in the list decides how often it comes, as it does in any language (Zipf): a search that is quick on
words drawn evenly says nothing.
"""

import itertools
import random
from collections.abc import Sequence

_FIRST = "Ada Bela Carys Dilwyn Esther Farah Gwen Hamza Idris Jonna Kamal Lowri Mabon Nadia Oscar Petra Qasim Rhian Sunil Tegan".split()  # fmt: skip # noqa: E501, SIM905
_LAST = "Abney Brill Cobley Dunmore Eastry Fallow Garrick Holt Ivers Jessop Kettle Larkin Morrow Nettle Orme Pell Quill Rusk Sedge Tarn".split()  # fmt: skip # noqa: E501, SIM905
_BEGIN = "Alder Birch Carn Dun Elm Fern Glen Hazel Iver Kel".split()  # noqa: SIM905
_END = "ford bridge mere wick".split()  # noqa: SIM905
_COMMON = """
care home health adult social service people support need quality plan board partner commission provider staff
community council hospital discharge delay fund budget cost saving demand pressure capacity contract review assessment
carer family mental dementia learning disability reablement domiciliary nursing residential bed placement market
workforce recruitment retention training vacancy safeguarding concern inspection rating improvement action risk
performance target indicator quarter year month increase reduction average rate number total percentage winter flow
ambulance admission emergency primary practice neighbourhood integrated joint agreement pooled grant framework policy
strategy delivery programme project milestone evaluation outcome experience engagement consultation equality digital
record system data sharing technology telecare equipment adaptation housing transport voluntary sector advocacy
advice information prevention wellbeing loneliness falls frailty stroke diabetes medication pharmacy therapy
physiotherapy occupational rehabilitation palliative hospice bereavement children transition autism respite shared
lives extra sheltered tenancy reserve allocation forecast variance overspend underspend invoice payment tender
procurement extension notice closure failure continuity relocation emergency protocol rota shift agency supervision
""".split()  # noqa: SIM905
_SMALL = "the of and to in a that for is on with as by at from was were this has been will which their".split()  # noqa: SIM905
_SYLLABLES = ("bar cor den fal gar hin jor kel lam mor nes pol ral sim tor vel wen yar".split(), "a e i o u".split(), "d ck l m n r st th".split())  # fmt: skip # noqa: E501, SIM905
RARE = 6_000  # words


def places() -> list[str]:
    """Give forty places that are on no map."""
    return [first + last for last, first in itertools.product(_END, _BEGIN)]


def people() -> list[str]:
    """Give four hundred names, each once, in an order that puts no family beside itself."""
    pairs = list(itertools.product(_FIRST, _LAST))
    random.Random(0).shuffle(pairs)  # noqa: S311 -- the same names for every seed
    return [" ".join(pair) for pair in pairs]


class Writer:
    """Writes sentences, the same ones for the same seed."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        heads, vowels, tails = _SYLLABLES
        made = ("".join(parts) for parts in itertools.product(heads, vowels, heads, vowels, tails))
        rare = random.Random(1).sample(sorted(made), RARE)  # noqa: S311
        self._words = [*_COMMON, *rare]
        self._weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(self._words))))

    def telling(self, number: int) -> list[str]:
        """Draw words that say something."""
        return self._dice.choices(self._words, cum_weights=self._weights, k=number)

    def sentence(self, number: int) -> str:
        """Write a sentence of so many words, half of them small ones."""
        small = self._dice.choices(_SMALL, k=number // 2)
        said = [word for pair in zip(small, self.telling(number - number // 2), strict=False) for word in pair]
        return f"{' '.join(said).capitalize()}."

    def paragraph(self) -> str:
        """Write two to four sentences, some fifty words in all."""
        return " ".join(self.sentence(self._dice.randrange(12, 26)) for _ in range(self._dice.randrange(2, 5)))

    def one_of(self, several: Sequence[str]) -> str:
        """Draw one."""
        return self._dice.choice(several)
