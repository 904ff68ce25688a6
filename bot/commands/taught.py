"""``boardclerk taught``: what administrators taught, board by board; as JSON it can be put into the board file."""

from typing import Any

import click
import orjson

from board.taught import Lesson, Taught
from bot import settings, wiring
from bot.commands import running
from storage import taught
from storage.register import Register, Registers


@click.command("taught", help="List what administrators taught: answers and phrases.")
@click.option(
    "--json", "as_json", is_flag=True, help="What was said in chats, as the board file has it under 'taught'."
)
def command(*, as_json: bool) -> None:
    """List what was taught; as JSON only what was said in a chat, because the rest stands in the board file already."""
    register, held = running.run(_held())
    boards = {board.id: board.key for board in register.boards}
    if as_json:
        by_board: dict[str, list[dict[str, Any]]] = {}
        for one in (each for each in held if not each.from_file):
            by_board.setdefault(boards[one.board_id], []).append(_entry(one, register))
        click.echo(orjson.dumps(by_board, option=orjson.OPT_INDENT_2))
        return
    if not held:
        click.echo("Nothing was taught.")
    for one in held:
        source = f" ({one.source})" if one.source else ""
        who = register.known[one.by].name if one.by in register.known else "somebody the file does not name"
        where = ", in the board file" if one.from_file else ""
        click.echo(f"{boards[one.board_id]} {one.id}. {one.lesson.value}: “{one.words}”: “{one.answer}”{source}")
        click.echo(f"     added by {who} on {one.since}{where}")


async def _held() -> tuple[Register, list[Taught]]:
    async with wiring.opened(settings.read()) as service, service.database.reading() as uow:
        return await Registers().current(uow), await taught.every(uow)


def _entry(one: Taught, register: Register) -> dict[str, Any]:
    """Give one thing with the keys of the board file."""
    is_phrase = one.lesson is Lesson.PHRASE
    by = register.known[one.by].key if one.by in register.known else None
    told = {
        "phrase" if is_phrase else "question": one.words,
        "means" if is_phrase else "answer": one.answer,
        "source": one.source,
        "by": by,
        "since": one.since,
    }
    return {name: value for name, value in told.items() if value is not None}
