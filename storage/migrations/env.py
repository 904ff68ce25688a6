"""What Alembic runs for each step: on a connection that is handed in, never one of its own."""

from alembic import context

from storage.migrating import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
