"""Articles → tidy tables: one row for each thing, keyed by the article's id.

Every table begins with `article`, the id, and `report`, a short name to read: "DW, 8 May 2013".
Both are categories that list all the articles the table was made from, so that a report keeps its
place and its color in a chart when the table is filtered. Numbers count from 1, as the reader panel
shows them; `start` and `end` are positions in `Article.source` and count from 0.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice
from typing import Any

import pandas as pd

from kit.actors import Codebook, mentions
from kit.article import OWN_WORDS, Article
from kit.figures import Phrase, numbers
from kit.load import ArticleError
from kit.quoting import quotations
from kit.texts import say
from kit.waiting import bar
from kit.words import find_words

Row = tuple[Any, ...]

FREE = "free to pass on"
"""The key in `DataFrame.attrs` for the ids of the articles whose header says that they are free."""

_BATCH = 20_000
_FREE = re.compile(r"\s*(?:own|free)\b", re.IGNORECASE)
_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


def article_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each article.

    Columns:
        article: the id.
        report: a short name to read.
        outlet: who published it; missing where the page does not say.
        published: the day, as a timestamp; missing where the page gives none.
        seen: the day on which an archive saw the page, for exports that know no other; or missing.
        kicker: the label above the headline, or missing.
        headline: the headline, or missing.
        standfirst: the teaser, or missing.
        url: the permalink, or missing.
        caption: the picture's caption, or missing.
        credit: the picture's credit, or missing.
        byline: names or initials of the writers, or missing.
        agencies: the agencies credited, parted by commas; empty if there are none.
        origin: where the text came from: a file, or what the header of its file says; or missing.
        rights: what it says on rights, such as "own work" in the header of its file; or missing.
        from_header: what is as the header of its file says and not as the page shows, parted by
            commas: "headline, date"; empty if nothing is.
        paragraphs: how many paragraphs the body has.
        sentences: how many sentences these paragraphs have.
        words: how many words these paragraphs have.
        warnings: how many warnings the article carries.

    >>> import kit
    >>> report = kit.article_from_text("The ferry is late. Nobody knows why.", "ferry")
    >>> article_table([report])[["article", "sentences", "words"]].values.tolist()
    [['ferry', 2, 7]]
    """
    words = (
        "kicker headline standfirst url caption credit byline agencies origin rights from_header"
    ).split()
    counts = "paragraphs sentences words warnings".split()
    types = {
        "outlet": "str",
        "published": "datetime64[s]",
        "seen": "datetime64[s]",
        **dict.fromkeys(words, "str"),
        **dict.fromkeys(counts, "int64"),
    }
    return _table(articles, _article_rows, types)


def part_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each part of each page, furniture included, in reading order.

    Columns:
        article: the id.
        report: a short name to read.
        part: the number of the part in its article.
        kind: what the part is: "headline", "paragraph", "furniture" and so on.
        start: the position of its first character.
        end: the position after its last character.
        text: its words.
        reason: for furniture, why it is left out of the article; otherwise empty.

    >>> import kit
    >>> part_table([kit.article_from_text("Rain fell.")])[["kind", "start", "end"]].values.tolist()
    [['paragraph', 0, 10]]
    """
    types = {
        "part": "int64",
        "kind": "str",
        "start": "int64",
        "end": "int64",
        "text": "str",
        "reason": "str",
    }
    return _table(articles, _part_rows, types)


def sentence_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each sentence of the standfirsts and the paragraphs, in reading order.

    Columns:
        article: the id.
        report: a short name to read.
        sentence: the number of the sentence in its article.
        part: the number of its part in the article.
        kind: what that part is: "standfirst" or "paragraph".
        start: the position of its first character.
        end: the position after its last character.
        words: how many words it has.
        text: its words.

    >>> import kit
    >>> sentences = sentence_table([kit.article_from_text("Rain fell. It stopped at noon.")])
    >>> sentences[["sentence", "words", "text"]].values.tolist()
    [[1, 2, 'Rain fell.'], [2, 4, 'It stopped at noon.']]
    """
    types = {
        "sentence": "int64",
        "part": "int64",
        "kind": "str",
        "start": "int64",
        "end": "int64",
        "words": "int64",
        "text": "str",
    }
    return _table(articles, _sentence_rows, types)


def word_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each word of the article's own text, in reading order.

    What a word is, `kit.words.find_words` says. Date, permalink, credit, sign-off and furniture
    are left out.

    Columns:
        article: the id.
        report: a short name to read.
        position: the number of the word in its article.
        word: the word in small letters, with straight apostrophes: for counting.
        form: the word as it stands on the page.
        part: the number of its part in the article.
        kind: what that part is: "headline", "caption", "paragraph" and so on.
        sentence: the number of its sentence; missing outside standfirst and paragraphs.
        start: the position of its first character.
        end: the position after its last character.

    >>> import kit
    >>> words = word_table([kit.article_from_text("Assad’s U.N. envoy left.")])
    >>> words[["position", "word", "form"]].values.tolist()[:2]
    [[1, "assad's", 'Assad’s'], [2, 'u.n.', 'U.N.']]
    """
    types = {
        "position": "int64",
        "word": "str",
        "form": "str",
        "part": "int64",
        "kind": "str",
        "sentence": "Int64",
        "start": "int64",
        "end": "int64",
    }
    return _table(articles, _word_rows, types)


def quotation_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each quotation, in reading order; an indirect one may hold a partial one.

    What a quotation is, `kit.Quotation` says.

    Columns:
        article: the id.
        report: a short name to read.
        quotation: the number of the quotation in its article.
        kind: "direct", "partial" or "indirect".
        speaker: who said it, in the words of the page; missing if the page names nobody.
        speaker_resolved: the person or body that the speaker stands for; missing if unknown.
        cue: the verb or phrase of saying; missing if there is none.
        reason: why there is no speaker: "scare quote", "title", "unclear"; otherwise empty.
        words: how many words it has.
        text: the words, without the marks around them.
        part_kind: where they stand: "headline", "paragraph" and so on.
        sentence: the number of the sentence; missing outside standfirst and paragraphs.
        start: the position of the first character.
        end: the position after the last character.
        warning: which quotation mark is missing, and where; otherwise empty.

    >>> import kit
    >>> said = quotation_table([kit.article_from_text('"We wait," said Ann Lee.')])
    >>> said[["kind", "speaker_resolved", "cue", "words"]].values.tolist()
    [['direct', 'Ann Lee', 'said', 2]]
    """
    words = dict.fromkeys("kind speaker speaker_resolved cue reason".split(), "str")
    places = {"part_kind": "str", "sentence": "Int64", "start": "int64", "end": "int64"}
    types = {"quotation": "int64", **words, "words": "int64", "text": "str", **places}
    return _table(articles, _quotation_rows, {**types, "warning": "str"})


def mention_table(articles: Iterable[Article], codebook: Codebook) -> pd.DataFrame:
    """Return one row for each mention of an actor, in reading order.

    What a mention is, `kit.actors.mentions` says.

    Columns:
        article: the id.
        report: a short name to read.
        actor: the actor's name in the codebook.
        kind: what the codebook says the actor is: "person", "government" and so on.
        country: the actor's country in the codebook; empty if there is none.
        role: what the actor is or does, from the codebook; may be empty.
        text: the words on the page.
        part_kind: where they stand: "headline", "caption", "paragraph" and so on.
        sentence: the number of the sentence; missing outside standfirst and paragraphs.
        start: the position of the first character.
        end: the position after the last character.

    >>> import kit
    >>> report = kit.article_from_text("Ann Lee left. Nobody saw Lee's boat.")
    >>> people = kit.Codebook((kit.Actor("Ann Lee", "person", aliases=("Lee",)),))
    >>> mention_table([report], people)[["actor", "text", "sentence"]].values.tolist()
    [['Ann Lee', 'Ann Lee', 1], ['Ann Lee', 'Lee', 2]]
    """
    words = dict.fromkeys("actor kind country role text part_kind".split(), "str")
    types = {**words, "sentence": "Int64", "start": "int64", "end": "int64"}
    return _table(articles, lambda article: _mention_rows(article, codebook), types)


def number_table(articles: Iterable[Article]) -> pd.DataFrame:
    """Return one row for each figure, in reading order.

    What a figure is, `kit.figures.numbers` says.

    Columns:
        article: the id.
        report: a short name to read.
        text: the figure as it stands on the page.
        value: the quantity, rank or year; missing for dates, times, labels and vague words.
        kind: "count", "money", "percent", "share", "ordinal", "year", "date", "time" or "label".
        unit: what is counted, in the words of the page; missing if it is not said beside it.
        hedge: "more than", "some" and so on; missing if there is none.
        source: who is named in the same sentence as saying so; missing if nobody is.
        part_kind: where the figure stands: "headline", "paragraph" and so on.
        sentence: the number of the sentence; missing outside standfirst and paragraphs.
        start: the position of the first character.
        end: the position after the last character.

    >>> import kit
    >>> figures = number_table([kit.article_from_text("Some 300 boats sank, Ann Lee said.")])
    >>> figures[["text", "value", "unit", "hedge", "source"]].values.tolist()
    [['300', 300.0, 'boats', 'Some', 'Ann Lee']]
    """
    words = dict.fromkeys("kind unit hedge source part_kind".split(), "str")
    places = {"sentence": "Int64", "start": "int64", "end": "int64"}
    return _table(articles, _number_rows, {"text": "str", "value": "float64", **words, **places})


def report_names(articles: Sequence[Article]) -> list[str]:
    """Return a short name for each article, no two alike: outlet and day, or else the id.

    >>> import kit
    >>> report_names(kit.load_articles(kit.SEEDS))
    ['DW, 8 May 2013', 'DW, 12 Oct 2016']
    """
    return distinct_names((one.id, one.outlet, one.published) for one in articles)


def distinct_names(reports: Iterable[tuple[str, str | None, date | None]]) -> list[str]:
    """Return a short name for each id, outlet and day, no two alike.

    >>> distinct_names([("a", "DW", date(2013, 5, 8)), ("b", "DW", date(2013, 5, 8))])
    ['DW, 8 May 2013 (1)', 'DW, 8 May 2013 (2)']
    """
    names = [_name(*report) for report in reports]
    counts, used = Counter(names), Counter[str]()
    for i, name in enumerate(names):
        used[name] += 1
        if counts[name] > 1:
            names[i] = f"{name} ({used[name]})"
    return names


def _name(article_id: str, outlet: str | None, published: date | None) -> str:
    if published is None:
        return article_id
    day = _day(published)
    return f"{outlet}, {day}" if outlet else day


def _table(
    articles: Iterable[Article],
    rows: Callable[[Article], Iterator[Row]],
    types: Mapping[str, str],
) -> pd.DataFrame:
    if isinstance(articles, Article):
        raise ArticleError("A table is made of a list of articles: write [article], with brackets.")
    articles = list(articles)
    ids, names = _distinct_ids(articles), report_names(articles)
    named = list(zip(articles, names, strict=True))
    records = (
        (article.id, name, *row)
        for article, name in bar(named, say("Making a table"), say("article"))
        for row in rows(article)
    )
    keys = {"article": pd.CategoricalDtype(ids), "report": pd.CategoricalDtype(names)}
    table = _typed(records, {**keys, **types})
    table.attrs[FREE] = [article.id for article in articles if is_free(article.rights)]
    return table


def _typed(
    records: Iterator[tuple[object, ...]], types: Mapping[str, str | pd.CategoricalDtype]
) -> pd.DataFrame:
    """Make a table batch by batch, as rows of Python's objects take many times its memory."""

    def table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
        return pd.DataFrame.from_records(rows, columns=list(types)).astype(types)

    tables = [table(rows) for rows in iter(lambda: list(islice(records, _BATCH)), [])]
    return pd.concat(tables or [table([])], ignore_index=True)


def is_free(rights: str | None) -> bool:
    """Tell whether a line on rights says that nobody need be asked: it begins with own or free.

    >>> is_free("own work"), is_free("free (the author said so)"), is_free("DW"), is_free(None)
    (True, True, False, False)
    """
    return bool(_FREE.match(rights or ""))


def _distinct_ids(articles: Sequence[Article]) -> list[str]:
    counts = Counter(article.id for article in articles)
    for article_id, times in counts.items():
        if times > 1:
            raise ArticleError(
                f"{times} articles are called {article_id!r}, so a table can't tell them apart."
                " Give one of the files another name and load them again."
            )
    return list(counts)


def _article_rows(article: Article) -> Iterator[Row]:
    body = [part for part in article.parts if part.kind == "paragraph"]
    sentences = sum(article.parts[s.part].kind == "paragraph" for s in article.sentences)
    words = sum(1 for part in body for _ in find_words(part.text))
    yield (
        article.outlet,
        article.published,
        article.seen,
        article.kicker,
        article.headline,
        article.standfirst,
        article.url,
        article.caption,
        article.credit,
        article.byline,
        ", ".join(article.agencies),
        article.origin,
        article.rights,
        ", ".join(article.from_header),
        len(body),
        sentences,
        words,
        len(article.warnings),
    )


def _part_rows(article: Article) -> Iterator[Row]:
    for number, part in enumerate(article.parts, start=1):
        yield number, part.kind, part.start, part.end, part.text, part.reason


def _sentence_rows(article: Article) -> Iterator[Row]:
    for number, sentence in enumerate(article.sentences, start=1):
        kind = article.parts[sentence.part].kind
        words = sum(1 for _ in find_words(sentence.text))
        where = sentence.start, sentence.end
        yield number, sentence.part + 1, kind, *where, words, sentence.text


def _word_rows(article: Article) -> Iterator[Row]:
    sentence_at = _sentence_numbers(article)
    position = count(1)
    for number, part in enumerate(article.parts, start=1):
        if part.kind in OWN_WORDS:
            for match in find_words(part.text):
                start, end = part.start + match.start(), part.start + match.end()
                word = match[0].lower().replace("’", "'")
                sentence = sentence_at(start)
                yield next(position), word, match[0], number, part.kind, sentence, start, end


def _quotation_rows(article: Article) -> Iterator[Row]:
    part_kind_at, sentence_at = _part_kinds(article), _sentence_numbers(article)
    for number, said in enumerate(quotations(article), start=1):
        who = said.kind, said.speaker, said.speaker_resolved, said.cue, said.reason
        words = sum(1 for _ in find_words(said.text))
        where = part_kind_at(said.start), sentence_at(said.start), said.start, said.end
        yield number, *who, words, said.text, *where, said.warning


def _mention_rows(article: Article, codebook: Codebook) -> Iterator[Row]:
    actors = {actor.name: actor for actor in codebook.actors}
    part_kind_at, sentence_at = _part_kinds(article), _sentence_numbers(article)
    for mention in mentions(article, codebook):
        actor = actors[mention.actor]
        who = actor.name, actor.kind, actor.country, actor.role
        where = part_kind_at(mention.start), sentence_at(mention.start)
        yield *who, mention.text, *where, mention.start, mention.end


def _number_rows(article: Article) -> Iterator[Row]:
    part_kind_at, sentence_at = _part_kinds(article), _sentence_numbers(article)
    for number in numbers(article):
        beside = _text(number.unit), _text(number.hedge), _text(number.source)
        where = part_kind_at(number.start), sentence_at(number.start)
        what = number.text, number.value, number.kind
        yield *what, *beside, *where, number.start, number.end


def _text(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _part_kinds(article: Article) -> Callable[[int], str]:
    """Return a function from a position to the kind of the part that it lies in."""
    starts = [part.start for part in article.parts]
    return lambda position: article.parts[bisect_right(starts, position) - 1].kind


def _sentence_numbers(article: Article) -> Callable[[int], int | None]:
    """Return a function from a position to the number of the sentence that it lies in."""
    starts = [sentence.start for sentence in article.sentences]

    def number_at(position: int) -> int | None:
        number = bisect_right(starts, position)
        return number if number and position < article.sentences[number - 1].end else None

    return number_at


def _day(published: date) -> str:
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"
