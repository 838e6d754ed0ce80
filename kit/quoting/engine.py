"""An article → its quotations."""

from collections.abc import Iterator

from kit.article import Article
from kit.marks import Stretch
from kit.quoting.acts import Act, acts
from kit.quoting.attribution import Attribution, attribute
from kit.quoting.quotation import Quotation
from kit.quoting.tokens import Passage, passages


def quotations(article: Article) -> tuple[Quotation, ...]:
    """Find who says what."""
    found = []
    last = None
    last_part = -9
    for passage in passages(article):
        said = acts(passage)
        for at, stretch in passage.quotes.items():
            a = attribute(passage, at, said)
            if a is None and last and passage.part - last_part <= 1:
                a = Attribution(last.speaker, last.cue, "Goes on.")
            found.append(_quotation(article, stretch, a))
            if a:
                last, last_part = a, passage.part
        if said and said[-1].speaker and not passage.quotes:
            t = passage.tokens
            last = Attribution((t[said[-1].speaker[0]].start, t[said[-1].speaker[1]-1].end), (t[said[-1].cue[0]].start, t[said[-1].cue[1]-1].end), "x")
            last_part = passage.part
    return tuple(found)


def _quotation(article: Article, stretch: Stretch, a: Attribution | None) -> Quotation:
    s = article.source
    sp = a and a.speaker
    cue = a and a.cue
    return Quotation(
        stretch.inner_start,
        stretch.inner_end,
        s[stretch.inner_start : stretch.inner_end],
        "direct",
        speaker=s[sp[0] : sp[1]] if sp else None,
        speaker_start=sp[0] if sp else None,
        speaker_end=sp[1] if sp else None,
        cue=s[cue[0] : cue[1]] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        why=a.why if a else "",
    )
