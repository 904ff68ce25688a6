"""``boardclerk ask --as EMAIL "question"``: the same turn as in Teams, printed."""

from typing import Any

import click
import orjson

from bot import settings, wiring
from bot.adapters import console
from bot.adapters.console import Printed
from bot.commands import running
from dialogs import courtesies
from notifications import cards


@click.command("ask", help="Ask a question as somebody, and print the answer.")
@click.option("--as", "email", required=True, metavar="EMAIL", help="Whose question it is.")
@click.option("--new", is_flag=True, help="Begin a new conversation: forget what was being talked about.")
@click.option("--json", "as_json", is_flag=True, help="Print the activities and how long each turn took.")
@click.argument("question", nargs=-1, required=True)
def command(email: str, question: tuple[str, ...], *, new: bool, as_json: bool) -> None:
    """Ask each question in turn, in one conversation; somebody unknown gets the one sentence, and exit code 1."""
    printed = running.run(_ask(email.strip(), question, new=new))
    if as_json:
        click.echo(orjson.dumps([_as_json(one) for one in printed], option=orjson.OPT_INDENT_2))
    else:
        for one in printed:
            if len(printed) > 1:
                click.echo("> " + " ".join(one.question.split()))
            click.echo("\n\n".join(message.text() for message in one.messages))
    if any(message == courtesies.stranger() for one in printed for message in one.messages):
        raise click.exceptions.Exit(1)


async def _ask(email: str, questions: tuple[str, ...], *, new: bool) -> list[Printed]:
    async with wiring.opened(settings.read()) as service:
        if new:
            await console.forget(service.database, email)
        return [await console.say(service.turns, email, question) for question in questions]


def _as_json(printed: Printed) -> dict[str, Any]:
    return {
        "question": printed.question,
        "activities": [cards.activity(message) for message in printed.messages],
        "texts": [message.text() for message in printed.messages],
        "milliseconds": round(printed.seconds * 1000, 2),
    }
