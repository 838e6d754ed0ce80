"""The bring panel: paste a page or choose files, correct what was found, save it as plain text."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from kit.bring import (
    CORRECTED,
    articles_in,
    articles_there,
    pasted_article,
    same_page,
    save_article,
)
from kit.errors import ArticleError, UnreadableError
from kit.panels.labels import bring_labels
from kit.panels.page import page_html, page_text
from kit.panels.scripts import script, style
from kit.panels.waiting import Waiting, came_of, listed, mostly_same, waiting_again
from kit.save import save_text
from kit.sources.headers import header_of, header_text
from kit.terms import term
from kit.textfiles import read_bytes, read_text
from kit.texts import say, say_many

_DRAFT = ".draft.txt"  # the kit passes over files whose names begin with a dot


class Bring(anywidget.AnyWidget):
    """Articles that wait to be saved, one at a time, and what the folder holds.

    Attributes:
        at: the number of the article that is shown, from 1; 0 if none waits.
        total: how many articles wait.
        message: what came of the last step.
    """

    _esm = script("bring")
    _css = style("bring")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    pasted = traitlets.Unicode().tag(sync=True)
    at = traitlets.Int(0).tag(sync=True)
    total = traitlets.Int(0).tag(sync=True)
    shown = traitlets.Int(0).tag(sync=True)
    filled = traitlets.Int(0).tag(sync=True)
    files_read = traitlets.Int(0).tag(sync=True)
    fields: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)
    hints: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)
    wrong = traitlets.List(traitlets.Unicode()).tag(sync=True)
    notes = traitlets.List(traitlets.Unicode()).tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    where = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    listing = traitlets.Unicode().tag(sync=True)

    def __init__(self, folder: Path) -> None:
        """Show what the folder holds, and what was pasted last and not saved."""
        self._folder = folder
        self._waiting: list[Waiting] = []
        self._files: list[tuple[str, int]] = []
        self._problems: list[str] = []
        self._numbers = 0
        super().__init__(labels=bring_labels(0), title=str(folder))
        self._restore()
        self._list()
        self._show(fill=True)
        self.on_msg(self._act)

    def paste(self, text: str) -> None:
        """Take the text of a page, in the place of what was pasted before.

        Corrections are kept where the text is the same for the most part.

        Raises:
            ArticleError: if it can't be read.
        """
        old = next((one for one in self._waiting if one.pasted), None)
        self._waiting = [one for one in self._waiting if not one.pasted]
        self.at = min(1, len(self._waiting))
        self.pasted, self.message = text, ""
        if text.strip():
            found = pasted_article(text)
            one = Waiting(self._next_number(), found, pasted=True)
            if old and mostly_same(old.found.source, found.source):
                one = replace(old, found=found)
            self._waiting.insert(0, one)
            self.at = 1
        self._keep_draft()
        self._show(fill=True)

    def add_file(self, name: str | os.PathLike[str], data: bytes | None = None) -> None:
        """Take the articles of a file.

        Args:
            name: the file; its ending says what it is.
            data: what it holds; None reads it.

        Raises:
            ArticleError: if it can't be read.
        """
        path = Path(name)
        articles, left_out = articles_in(read_bytes(path) if data is None else data, path.name)
        new = [Waiting(self._next_number(), article) for article in articles]
        self._waiting += new
        if new and not self.at:
            self.at = 1
        self._files.append((path.name, len(new)))
        self._problems += left_out
        self.message = came_of(self._files, self._problems)
        self._show(fill=True)

    def correct(self, **typed: str) -> None:
        """Correct the article that is shown.

        Args:
            typed: headline, date, outlet, author, link or rights; "" for none.

        Raises:
            ArticleError: if no article is shown, there is no such field, or the date can't be read.
        """
        unknown = [name for name in typed if name not in CORRECTED]
        if unknown:
            raise ArticleError(
                say(
                    "There is no {name!r} to correct. Try {names}.",
                    name=unknown[0],
                    names=", ".join(CORRECTED),
                )
            )
        self._type(self._current().number, typed)
        self._show(fill=True)
        if self._current().wrong:
            raise ArticleError(next(iter(self._current().wrong.values())))

    def save(self) -> Path:
        """Save the article that is shown, and go on to the next.

        Returns:
            Where it was saved.

        Raises:
            ArticleError: if no article is shown, its date can't be read, or it can't be written.
        """
        one = self._current()
        if one.wrong:
            raise ArticleError(
                say("Not saved yet. {problem}", problem=next(iter(one.wrong.values())))
            )
        said, path, _ = self._save(one)
        self.message = say(
            "{said} Load it in another cell: {code}",
            said=said,
            code=f'kit.load_articles("{self._folder}")',
        )
        self._list()
        self._show(fill=True)
        return path

    def save_all(self) -> list[Path]:
        """Save every article that waits, but for those with a date that can't be read.

        Returns:
            Where they were saved.

        Raises:
            ArticleError: if one of them can't be written. The others that were saved stay so.
        """
        ready = [one for one in self._waiting if not one.wrong]
        saved = [self._save(one) for one in ready]
        there = [said for said, _, was_there in saved if was_there]
        told = [_saved_words(len(saved), str(self._folder))]
        if left := len(self._waiting):
            told.append(
                say_many(
                    "{n} still wait: look at their dates.",
                    "{n} still wait: look at their dates.",
                    left,
                )
            )
        self.message = " ".join([*told, *([listed(there)] if there else [])])
        self._list()
        self._show(fill=True)
        return [path for _, path, _ in saved]

    def leave_out(self) -> None:
        """Take the article that is shown off the list without saving it. No file is touched.

        Raises:
            ArticleError: if no article is shown.
        """
        one = self._current()
        self._drop(one)
        self.message = say(
            "Left out: {headline}. No file was touched.", headline=one.now.headline or one.found.id
        )
        self._show(fill=True)

    @property
    def text(self) -> str:
        """The article that is shown, what to look at, and what the folder holds, as plain text."""
        there = articles_there(self._folder)
        held = [say("Files in {folder}: {n}", folder=self._folder, n=len(there)), *there["file"]]
        if not self.at:
            return "\n".join([say("No article waits to be saved."), self.message, *held]).strip()
        hints = {name: f"  ({said})" for name, said in self.hints.items()}
        fields = [f"{term(n)}: {self.fields[n]}".rstrip() + hints.get(n, "") for n in CORRECTED]
        page = page_text(self._current().now, (), kinds=True)
        return "\n".join([self.where, *fields, *self.notes, "", page, "", self.message, *held])

    def _act(self, _widget: object, asked: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Do what was asked in the browser; what goes wrong is said in the panel."""
        acts: dict[str, Callable[[], object]] = {
            "paste": lambda: self.paste(asked["text"]),
            "file": lambda: self.add_file(asked["name"], bytes(buffers[0])),
            "type": lambda: self._typed_there(asked["number"], asked["name"], asked["value"]),
            "go": partial(self._go, asked.get("step", 0)),
            "save": self.save,
            "save all": self.save_all,
            "leave out": self.leave_out,
        }
        is_file = asked["act"] == "file"
        if is_file and asked["first"]:
            self._files, self._problems = [], []
        try:
            acts[asked["act"]]()
        except ArticleError as error:
            self._show(fill=False)
            self._problems += [str(error)] if is_file else []
            self.message = came_of(self._files, self._problems) if is_file else str(error)
        finally:
            # The browser sends the next file when this one is done, so that no message is too long.
            self.files_read += is_file

    def _typed_there(self, number: int, name: str, value: str) -> None:
        self._type(number, {name: value})
        self._show(fill=False)

    def _type(self, number: int, typed: Mapping[str, str]) -> None:
        self._waiting = [
            replace(one, typed={**one.typed, **typed}) if one.number == number else one
            for one in self._waiting
        ]
        self.message = ""
        if any(one.pasted and one.number == number for one in self._waiting):
            self._keep_draft()

    def _go(self, step: int) -> None:
        self.at = min(max(self.at + step, 1), len(self._waiting))
        self._show(fill=True)

    def _current(self) -> Waiting:
        if not self.at:
            raise ArticleError(say("No article waits. Paste the text of a page, or choose a file."))
        return self._waiting[self.at - 1]

    def _next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _save(self, one: Waiting) -> tuple[str, Path, bool]:
        """Return what to say, where it is, and whether its page was there already."""
        article = one.now
        twin = same_page(article, self._folder)
        path = save_article(article, self._folder)
        self._drop(one)
        if twin == path:
            return (
                say("This article is in the folder already, as {file}.", file=path.name),
                path,
                True,
            )
        if twin:
            return (
                say(
                    "Saved as {path}. The same page is there already, as {twin}.",
                    path=path,
                    twin=twin.name,
                ),
                path,
                True,
            )
        return say("Saved as {path}.", path=path), path, False

    def _drop(self, one: Waiting) -> None:
        self._waiting = [other for other in self._waiting if other.number != one.number]
        self.at = min(self.at, len(self._waiting))
        if one.pasted:
            self.pasted = ""
            (self._folder / _DRAFT).unlink(missing_ok=True)

    def _keep_draft(self) -> None:
        """Keep what was pasted, so that it is there again when the notebook is opened again."""
        one = next((one for one in self._waiting if one.pasted), None)
        draft = self._folder / _DRAFT
        try:
            if one:
                save_text(draft, header_text(header_of(one.now)) + one.now.source)
            else:
                draft.unlink(missing_ok=True)
        except OSError:
            self.message = say("No draft of this can be kept: the folder can't be written to.")

    def _restore(self) -> None:
        draft = self._folder / _DRAFT
        if not draft.exists():
            return
        try:
            one = waiting_again(read_text(draft)[0], self._next_number())
        except UnreadableError:
            return
        self._waiting, self.pasted, self.at = [one], one.found.source, 1
        self.message = say("This was pasted before, and is not saved yet.")

    def _list(self) -> None:
        there = articles_there(self._folder)
        if not any(there["problem"]):
            there = there.drop(columns="problem")
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
            for row in there.itertuples(index=False)
        )
        heads = "".join(f'<th scope="col">{escape(term(str(name)))}</th>' for name in there)
        self.listing = (
            f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>" * bool(rows)
        )

    def _show(self, *, fill: bool) -> None:
        with self.hold_sync():
            self.total = len(self._waiting)
            self.labels = bring_labels(self.total)
            self.filled += fill
            if self.at:
                self._show_article(self._waiting[self.at - 1])

    def _show_article(self, one: Waiting) -> None:
        article = one.now
        self.shown, self.hints, self.wrong = one.number, one.hints, list(one.wrong)
        self.fields = {name: getattr(article.header, name) or "" for name in CORRECTED}
        self.page, self.notes = page_html(article, ()), one.notes
        self.where = say(
            "Article {at} of {total}, from {origin}",
            at=self.at,
            total=self.total,
            origin=article.origin,
        )


def _saved_words(count: int, folder: str) -> str:
    return say_many(
        "{n} articles are in the folder {folder}.",
        "{n} articles are in the folder {folder}.",
        count,
        folder=folder,
    )


def bring(folder: str | os.PathLike[str] = "my-articles") -> Bring:
    """Bring articles: paste a page or choose files, see what was found, correct it, save it.

    Args:
        folder: where the articles are saved; it is made when the first one is pasted or saved.

    Returns:
        The panel. Each article is saved as a plain text file: a small header with what you see in
        the fields, the line "---", and the page as you brought it. `kit.load_articles(folder)`
        reads them. Nothing is overwritten, and nothing is deleted. What you pasted and did not save
        is there again when you open the panel again. From code: `paste`, `add_file`, `correct`,
        `save`, `save_all`, `leave_out` and `text`.

    >>> import kit, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     panel = bring(folder)
    ...     panel.paste("Rain fell. It stopped.")
    ...     panel.correct(headline="Rain stops", date="2016-10-12", outlet="Lune Courier")
    ...     print(panel.save().name)
    2016-10-12-lune-courier-rain-stops.txt
    """
    return Bring(Path(folder))
