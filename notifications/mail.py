"""A message value as a mail: its subject, its text, and HTML that says the same. Only drawing lives here.

The HTML carries nothing from elsewhere: no picture (what one shows is said), no style sheet, no link that tells the
sender who has read it; a link leads to a published paper, and is the same for everybody.
"""

import functools
from dataclasses import dataclass

import jinja2

from board import messages
from board.messages import Message

UNTITLED = "A message from the clerk"  # a body never becomes a subject: it may be restricted, and a subject is not
REPEAT = "(You may have had this before: it is not certain that it reached you.)"
SUBJECT_LIMIT = 180  # characters; a line of a mail's head ends at 998 (RFC 5322, 2.1.1), and a telephone shows 40

_HTML = """\
{%- macro cited(source) -%}
{% if link_of(source) %}<a href="{{ link_of(source) }}" style="color:#1d70b8">{{ source }}</a>\
{% else %}{{ source }}{% endif %}
{%- endmacro -%}
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ subject }}</title>
</head>
<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;\
color:#1b1b1b;background:#ffffff">
<div style="max-width:38em">
{%- if repeat %}
<p>{{ repeat }}</p>
{%- endif %}
{%- if title %}
<h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">{{ title }}</h1>
{%- endif %}
{%- for paragraph in paragraphs %}
<p style="margin:0 0 12px">{% for line in paragraph %}{{ line }}{% if not loop.last %}<br>{% endif %}{% endfor %}</p>
{%- endfor %}
{%- if table %}
<table style="border-collapse:collapse;margin:0 0 12px">
{%- if table.caption %}
<caption style="text-align:left;font-weight:bold">{{ table.caption }}</caption>
{%- endif %}
<tr>{% for head in table.head %}\
<th scope="col" style="text-align:left;padding:4px 8px;border:1px solid #b1b4b6">{{ head }}</th>{% endfor %}</tr>
{%- for row in table.rows %}
<tr>{% for cell in row %}<td style="padding:4px 8px;border:1px solid #b1b4b6">{{ cell }}</td>{% endfor %}</tr>
{%- endfor %}
</table>
{%- endif %}
{%- if facts %}
<ul style="margin:0 0 12px;padding-left:20px">
{%- for fact in facts %}
<li style="margin:0 0 6px"><strong>{{ fact.name }}:</strong> {{ fact.value }}\
{% if fact.source %}<br><span style="color:#505a5f;font-size:14px">{{ cited(fact.source) }}</span>{% endif %}\
{% if fact.quote %}<br><span style="color:#505a5f;font-size:14px">“{{ fact.quote }}”</span>{% endif %}</li>
{%- endfor %}
</ul>
{%- endif %}
{%- if words %}
<p style="margin:0 0 12px">{{ words }}</p>
{%- endif %}
{%- for quote in quotes %}
<p style="margin:0 0 4px;color:#505a5f;font-size:14px">“{{ quote }}”</p>
{%- endfor %}
{%- if sources %}
<p style="margin:0 0 12px;color:#505a5f;font-size:14px">Source: \
{% for source in sources %}{{ cited(source) }}{% if not loop.last %}; {% endif %}{% endfor %}</p>
{%- endif %}
{%- if choices %}
<p style="margin:0 0 4px">You can ask:</p>
<ul style="margin:0 0 12px;padding-left:20px">
{%- for choice in choices %}
<li>{{ choice.says }}</li>
{%- endfor %}
</ul>
{%- endif %}
</div>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mail's three parts; ``subject`` is one line."""

    subject: str
    text: str
    html: str


def draw(message: Message, *, repeat: bool = False) -> Drawn:
    """Draw a message; a repeat says first that it may be one."""
    subject = one_line(message.title or UNTITLED)
    text = message.text() + "\n"
    html = _template().render(
        subject=subject,
        repeat=REPEAT if repeat else None,
        title=message.title,
        paragraphs=_paragraphs(message.body),
        table=message.table,
        facts=message.facts,
        words=message.picture_words(),
        quotes=message.quotes(),
        sources=message.sources,
        choices=message.choices,
    )
    return Drawn(subject, f"{REPEAT}\n\n{text}" if repeat else text, html)


def one_line(text: str) -> str:
    """Make one line of a text: a line break in a subject would begin another header (RFC 5322, 2.2)."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= SUBJECT_LIMIT else f"{line[: SUBJECT_LIMIT - 1].rstrip()}…"


def _paragraphs(body: str) -> list[list[str]]:
    """Cut a body at its empty lines, each paragraph into its lines."""
    paragraphs: list[list[str]] = [[]]
    for line in body.splitlines():
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.globals["link_of"] = messages.link_of
    return environment.from_string(_HTML)
