"""A lesson and the two reports → one page of HTML that prints well without color."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

from kit.article import Article
from kit.coding import CODEBOOKS, load_codebook
from kit.handouts.lesson import HandoutError, pictures_of, read_notebook, text_of
from kit.pairs import FIRST, twin_of
from kit.save import save_text
from kit.terms import term
from kit.texts import language, say, say_day

_HERE = Path(__file__).resolve().parent
_COLUMNS = 98  # letters in a line: what fits between the margins of A4 and of Letter
_BEGINNING = 6  # words of a sentence on the coding form: enough to find it, no copy of the text


@dataclass(frozen=True, slots=True)
class Form:
    """A table to fill in by hand.

    Attributes:
        title: what stands over it.
        how: what to write into it.
        columns: the heads of its columns.
        rows: how many empty rows it has; 0 for a row for each sentence of the reports.
    """

    title: str
    how: str
    columns: tuple[str, ...]
    rows: int


def write_handout(lesson: Path, reports: Sequence[Article], folder: Path, *, links: bool) -> Path:
    """Write the handout of a lesson; no file that is there is overwritten.

    Args:
        lesson: the lesson's notebook.
        reports: the reports that it is about.
        folder: where the file goes.
        links: True for the reports' addresses in the place of their texts.

    Returns:
        The file, named after the lesson, with a number if another file has that name.

    Raises:
        HandoutError: if the folder can't be written to.
    """
    page = handout(lesson, reports, links=links)
    pair, _ = twin_of(lesson)
    name = f"handout-{lesson.stem}" if pair == FIRST else f"handout-{pair}-{lesson.stem}"
    target = folder / f"{name}.html"
    number = 1
    try:
        while target.exists() and target.read_bytes() != page.encode():
            number += 1
            target = target.with_name(f"{name} ({number}).html")
        save_text(target, page)
    except OSError as error:
        raise HandoutError(
            say(
                "The handout can't be written to {folder} ({reason})."
                " Name a folder that you may write to: --folder FOLDER",
                folder=folder,
                reason=error.strerror,
            )
        ) from None
    return target


def handout(lesson: Path, reports: Sequence[Article], *, links: bool) -> str:
    """Return the handout of a lesson as one page of HTML that needs no other file.

    It holds the lesson's question, words and tasks without a computer; the reports with numbered
    lines, or their addresses; a form to fill in; and, on the last sheet, the lesson's pictures. It
    runs the lesson for these, which takes some seconds. It holds no answers to worksheets.

    Args:
        lesson: the lesson's notebook, such as notebooks/02-who-speaks.ipynb.
        reports: the reports that it is about.
        links: True for the reports' addresses in the place of their texts.
    """
    notebook = read_notebook(lesson)
    number = int(lesson.stem[:2])
    sheets = [
        f'<p class="name">{escape(_name_line())}</p>' + text_of(notebook),
        *([_addresses(reports)] if links else map(_numbered, reports)),
        *(_form(form, reports) for form in _forms(number)),
        *_pictures(pictures_of(notebook)),
    ]
    return _page(lesson.stem, sheets)


def _name_line() -> str:
    return say("Name: {line} Date: {short_line}", line="_" * 30, short_line="_" * 14)


def _page(title: str, sheets: Sequence[str]) -> str:
    said = say("Handout: {title}", title=title)
    style = (_HERE / "print.css").read_text(encoding="utf-8")
    first, *others = sheets
    rest = "\n".join(f'<section class="sheet">\n{sheet}\n</section>' for sheet in others)
    return (
        '<!DOCTYPE html>\n<html lang="'
        f'{language()}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(said)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n<section>\n{first}\n</section>\n{rest}\n</main>\n</body>\n</html>\n"
    )


def _numbered(report: Article) -> str:
    """The page as it was saved, line by line: to name its parts is the learners' task."""
    items = "\n".join(_lines(report.source))
    title = (
        say("The report of {year}", year=report.published.year) if report.published else report.id
    )
    return f'<h2>{escape(title)}</h2>\n<ol class="lines">\n{items}\n</ol>'


def _lines(source: str) -> Iterator[str]:
    """Long lines are broken; empty ones part the paragraphs and have no number."""
    for line in source.strip("\n").splitlines():
        pieces = wrap(line, _COLUMNS) or [""]
        yield from (f"<li>{escape(p)}</li>" if p else '<li class="gap"></li>' for p in pieces)


def _addresses(reports: Sequence[Article]) -> str:
    items = "\n".join(
        f"<li>{escape(_named(report))}<br>{_address(report)}</li>" for report in reports
    )
    heading = say("The reports")
    how = say("Read them here. Number the lines of your own copy.")
    return f"<h2>{escape(heading)}</h2>\n<p>{escape(how)}</p>\n<ul>\n{items}\n</ul>"


def _address(report: Article) -> str:
    if not report.url:
        return escape(say("It has no address: ask your teacher for it."))
    url = escape(report.url)
    return f'<a href="{url}">{url}</a>'


def _named(report: Article) -> str:
    day = report.published
    date = say_day(day, f"{day:%B} {day.day}, {day.year}", "long") if day else ""
    return ", ".join(filter(None, [report.headline or report.id, report.outlet, date]))


def _forms(lesson: int) -> Iterator[Form]:
    with (_HERE / "forms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if int(row["lesson"]) == lesson:
                rows = 0 if row["rows"] == "sentences" else int(row["rows"])
                yield Form(row["title"], row["how"], tuple(row["columns"].split("|")), rows)


def _form(form: Form, reports: Sequence[Article]) -> str:
    head = f"<h2>{escape(form.title)}</h2>\n<p>{escape(form.how)}</p>"
    if form.rows:
        cells = ["" for _ in form.columns]
        return f"{head}\n{_table('form', form.columns, [cells] * form.rows)}"
    codes = load_codebook(CODEBOOKS / "framing.csv")
    columns = ["code", "definition", "example"]
    book = _table("codebook", list(map(term, columns)), codes[columns].to_numpy().tolist())
    empty = ["" for _ in form.columns]
    tables = (
        f"<h3>{escape(_named(report))}</h3>\n"
        + _table(
            "form sentences",
            [say("sentence"), *form.columns],
            ([s, *empty] for s in _begun(report)),
        )
        for report in reports
    )
    return "\n".join([head, book, *tables])


def _begun(report: Article) -> Iterator[str]:
    for number, sentence in enumerate(report.sentences, start=1):
        words = sentence.text.split()
        more = " …" if len(words) > _BEGINNING else ""
        yield f"{number}. {' '.join(words[:_BEGINNING])}{more}"


def _table(
    name: str, columns: Sequence[str], rows: Iterator[Sequence[str]] | list[list[str]]
) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "\n".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        f'<table class="{name}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>'
    )


def _pictures(pictures: Sequence[str]) -> Iterator[str]:
    if pictures:
        heading = say("Pictures")
        judge_first = say("Judge first: look at this sheet when your own work is done.")
        figures = "\n".join(f"<figure>{picture}</figure>" for picture in pictures)
        yield (f"<h2>{escape(heading)}</h2>\n<p>{escape(judge_first)}</p>\n{figures}")
