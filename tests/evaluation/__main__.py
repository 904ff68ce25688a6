"""Score the clerk on whole questions: ``python -m tests.evaluation [FILE…] [--misses] [--subject S] [--held-back]``.

Prints right, asked back, refused and wrong, by subject; ``--misses`` also what was said. The held-back files are only
ever scored: their questions are never printed.
"""

import argparse
import functools
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from bot.heard import Setting
from tests.evaluation import judging, questions, worlds
from tests.evaluation.judging import Judged, Verdict
from tests.evaluation.questions import Talk
from tests.support.service import Desk

_SHOWN = 900  # characters of a missed answer


def main() -> None:
    """Ask everything, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("files", nargs="*", help="names of files, without .yaml; all if none")
    parser.add_argument("--misses", action="store_true", help="print what was not answered rightly")
    parser.add_argument("--all", action="store_true", help="print every answer")
    parser.add_argument("--subject", action="append", help="only questions of this subject (may be repeated)")
    parser.add_argument("--held-back", action="store_true", help="score the held-back files")
    asked = parser.parse_args()
    talks = questions.read("held_back" if asked.held_back else "open", tuple(asked.files))
    judged = [one for one in _played(talks) if not asked.subject or one.turn.subject in asked.subject]
    if (asked.misses or asked.all) and not asked.held_back:
        for one in judged:
            if asked.all or one.verdict is not Verdict.RIGHT:
                _say(_told(one))
    _say(judging.table(judged))


def _played(talks: list[Talk]) -> Iterator[Judged]:
    for world in dict.fromkeys(talk.world for talk in talks):
        if not worlds.has(world):
            _say(f"the world “{world}” is not on this machine; its questions are left out")
            continue
        with tempfile.TemporaryDirectory() as folder, worlds.opened(world, Path(folder)) as desk:
            known = worlds.register(desk)
            for talk in talks:
                if talk.world == world:
                    yield from _talked(desk, talk, functools.partial(worlds.named, known=known))


def _talked(desk: Desk, talk: Talk, named: worlds.Naming) -> Iterator[Judged]:
    chat = f"chat:{uuid.uuid4().hex}"
    who = worlds.asker(talk.world, talk.who)
    setting = Setting.GROUP if talk.group else Setting.PERSONAL
    for turn in talk.turns:
        asked = named(turn.ask)
        answer = desk.say(who, asked, chat=chat, setting=setting)
        yield judging.judge(turn, asked, answer.messages)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _told(one: Judged) -> str:
    expects = " & ".join(one.turn.says) if one.turn.answerable else "a refusal"
    never = f" never: {', '.join(one.turn.never)}" if one.turn.never else ""
    said = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN]}…"
    return f"[{one.verdict}, {one.turn.subject}, {one.manner}] {one.asked}\n  expects: {expects}{never}\n  {said!r}\n"


if __name__ == "__main__":
    main()
