"""What was asked and not answered, and what administrators taught."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _ref() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "unanswered",
        sa.Column("id", _ref(), nullable=False),
        sa.Column("board_id", _ref(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("manner", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_unanswered_board_id_boards")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered")),
        sa.UniqueConstraint("board_id", "month", "mark", name=op.f("uq_unanswered_board_id_month_mark")),
    )
    op.create_table(
        "taught",
        sa.Column("id", _ref(), nullable=False),
        sa.Column("board_id", _ref(), nullable=False),
        sa.Column("lesson", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=600), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by", _ref(), nullable=True),
        sa.Column("from_file", sa.Boolean(), nullable=False),
        sa.Column("replaces_id", _ref(), nullable=True),
        sa.Column("forgotten_by", _ref(), nullable=True),
        sa.Column("forgotten_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_taught_board_id_boards")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_taught_by_people")),
        sa.ForeignKeyConstraint(["replaces_id"], ["taught.id"], name=op.f("fk_taught_replaces_id_taught")),
        sa.ForeignKeyConstraint(["forgotten_by"], ["people.id"], name=op.f("fk_taught_forgotten_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taught")),
    )
    with op.batch_alter_table("taught", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taught_board_id"), ["board_id"], unique=False)


def downgrade() -> None:
    op.drop_table("taught")
    op.drop_table("unanswered")
