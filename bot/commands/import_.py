"""``boardclerk import FILE…``: packs become facts; or, with ``--draft-board``, the first draft of a board file."""

from pathlib import Path

import click

from acts import importing
from board import drafts, packs
from board.packs import values
from bot import settings, wiring
from bot.commands import importing_page, progress, running
from storage import documents
from storage.documents import apart, board_file_writing

_BOARD_FILE_ENDINGS = (".yaml", ".yml")


@click.command("import", help="Import board packs, or draft a board file from one.")
@click.argument("file", nargs=-1, required=True)
@click.option("--exempt", is_flag=True, help="Everything in these files is not for publication.")
@click.option("--publish", is_flag=True, help="Publish again what was made exempt before.")
@click.option("--json", "as_json", is_flag=True, help="Print each pack as one line of JSON (docs/pack-json.md).")
@click.option("--dry-run", is_flag=True, help="Read and print, and store nothing.")
@click.option("--draft-board", is_flag=True, help="Import nothing: write a first draft of a board file instead.")
@click.option("--to", metavar="FILE.yaml", help="Where the draft is written (else it is printed).")
@click.option("--addresses-at", metavar="DOMAIN", help="Invent e-mail addresses in the draft, at this domain.")
def command(
    file: tuple[str, ...],
    *,
    exempt: bool,
    publish: bool,
    as_json: bool,
    dry_run: bool,
    draft_board: bool,
    to: str | None,
    addresses_at: str | None,
) -> None:
    """Import every file, each in its own unit of work: one that cannot be read does not undo the others."""
    if draft_board:
        _draft(file, to, addresses_at)
        return
    if exempt and publish:
        raise click.ClickException("Either --exempt or --publish: the first hides what the second shows.")
    failed = 0
    for name in file:
        try:
            _import(name, exempt=exempt, publish=publish, as_json=as_json, store=not dry_run)
        except click.ClickException as error:
            failed += 1
            click.echo(f"Error: {error.message}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _import(name: str, *, exempt: bool, publish: bool, as_json: bool, store: bool) -> None:
    content = running.read(name)
    try:
        pack = _read(name, content, exempt=exempt)
    except running.CLEAR as error:
        raise click.ClickException(str(error)) from error
    imported = running.run(_keep(name, content, pack, publish=publish)) if store else None
    if as_json:
        click.echo(importing_page.json(name, pack, imported))
    elif imported and imported.before:
        kept = " It is kept as not for publication." if pack.restricted else ""
        click.echo(f"{name}: {imported.document} was imported before; nothing has changed.{kept}")
    else:
        click.echo("\n".join(importing_page.page(name, pack, imported)))
        if imported:
            running.tell_announced(imported.announced, imported.unreached)


def _read(name: str, content: bytes, *, exempt: bool) -> values.Pack:
    """Read a file in a process of its own: no file may bring the command down."""
    try:
        with progress.shown(f"Reading {Path(name).name}") as tell:
            return apart.pack_now(name, content, exempt=exempt, progress=tell)
    except packs.NotAPack as error:
        raise packs.NotAPack(f"{name}: {error}") from error
    except documents.Unreadable as error:
        named = str(error) if Path(name).name in str(error) else f"{name}: {error}"
        raise documents.Unreadable(named) from error


async def _keep(name: str, content: bytes, pack: values.Pack, *, publish: bool) -> importing.Imported:
    async with wiring.opened(settings.read()) as service, service.database.work() as uow:
        imported = await importing.import_pack(
            uow, service.clock.now(), file_name=Path(name).name, content=content, pack=pack, publish=publish
        )
        await uow.commit()
        return imported


def _draft(names: tuple[str, ...], to: str | None, addresses_at: str | None) -> None:
    """Write the draft. The file that it goes to may also simply be named beside the pack."""
    targets = [name for name in names if name.lower().endswith(_BOARD_FILE_ENDINGS)]
    sources = [name for name in names if name not in targets]
    target = to or (targets[0] if targets else None)
    if len(sources) != 1:
        raise click.ClickException("Name one pack to draft a board file from.")
    try:
        pack = _read(sources[0], running.read(sources[0]), exempt=False)
        written = board_file_writing.write(drafts.draft(pack, addresses_at=addresses_at))
    except (*running.CLEAR, drafts.DraftError) as error:
        raise click.ClickException(str(error)) from error
    if target is None:
        click.echo(written, nl=False)
        return
    if Path(target).exists():
        raise click.ClickException(f"{target} is there already; it is not overwritten. Name another file.")
    Path(target).write_text(written, encoding="utf-8")
    click.echo(f"{target} holds a first draft. What it still needs is said in its comments.")
