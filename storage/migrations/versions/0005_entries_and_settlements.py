"""What papers hold entry by entry, and what administrators settled."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Characters that these columns held until now.
LENGTHS = {("items", "number"): 20, ("minute_items", "number"): 20, ("action_leads", "written"): 200}


def upgrade() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_entries_document_id_documents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_entries_document_id_kind_place"), ["document_id", "kind", "place"], unique=False
        )

    op.create_table(
        "settlements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("board_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("effect", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("settled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("written", sa.String(), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("undone_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name=op.f("fk_settlements_action_id_actions")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_settlements_board_id_boards")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_settlements_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_settlements_person_id_people")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["people.id"], name=op.f("fk_settlements_settled_by_id_people")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["people.id"], name=op.f("fk_settlements_undone_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlements")),
    )
    with op.batch_alter_table("settlements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settlements_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_settlements_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_settlements_mark"), ["mark"], unique=False)

    # Columns are added one by one: SQLite would make a table anew, and may not drop one that others refer to.
    op.add_column("findings", sa.Column("why", sa.String(), server_default="", nullable=False))
    op.add_column("findings", sa.Column("beside", sa.JSON(), nullable=True))
    op.add_column(
        "findings", sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    )
    op.add_column("findings", sa.Column("written", sa.String(), nullable=True))
    op.add_column("decisions", sa.Column("said", sa.JSON(), nullable=True))
    op.add_column("action_mentions", sa.Column("cut_off", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("actions", sa.Column("item", sa.String(), nullable=True))
    op.add_column("actions", sa.Column("cut_off", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("actions", sa.Column("settled", sa.String(), nullable=True))
    _lengthen(None)


def downgrade() -> None:
    _lengthen(LENGTHS)
    for table, column in (
        ("actions", "settled"),
        ("actions", "cut_off"),
        ("actions", "item"),
        ("action_mentions", "cut_off"),
        ("decisions", "said"),
        ("findings", "written"),
        ("findings", "action_id"),
        ("findings", "beside"),
        ("findings", "why"),
    ):
        op.drop_column(table, column)
    with op.batch_alter_table("settlements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settlements_mark"))
        batch_op.drop_index(batch_op.f("ix_settlements_board_id"))
        batch_op.drop_index(batch_op.f("ix_settlements_action_id"))

    op.drop_table("settlements")
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entries_document_id_kind_place"))

    op.drop_table("entries")


def _lengthen(lengths: dict[tuple[str, str], int] | None) -> None:
    """Let columns hold whatever stands in a cell: PostgreSQL refuses what is longer, SQLite never counted."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for (table, column), length in LENGTHS.items():
        op.alter_column(table, column, type_=sa.String(length if lengths else None), existing_type=sa.String())
