"""The log: one line of JSON an event, on standard error.

It holds ids and reasons, and never a name, an address or a word that somebody wrote.
"""

import logging
import sys

import structlog


def configure(level: str) -> None:
    """Set the log up once for the process. ``level`` is one of Python's own level names."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
