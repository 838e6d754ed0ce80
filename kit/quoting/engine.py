"""An article → its quotations."""

from bisect import bisect_left
from kit.article import Article
from kit.marks import Span, Stretch
from kit.quoting.acts import Act, acts
from kit.quoting.attribution import Attribution, attribute
from kit.quoting.names import roster
from kit.quoting.phrases import main_subject
from kit.quoting.quotation import Quotation
from kit.quoting.references import Memory, latest, named, note, pronoun_gender, resolve
from kit.quoting.tokens import Passage, passages


def quotations(article: Article) -> tuple[Quotation, ...]:
    """Find who says what."""
    found = []
    last = None
    last_part = -9
    ps = list(passages(article))
    mem = Memory(roster(ps))
    starts = [m.start for m in mem.roster.mentions]

    def inside(sp):
        i = bisect_left(starts, sp[0])
        out = []
        while i < len(starts) and starts[i] < sp[1]:
            out.append(mem.roster.mentions[i])
            i += 1
        return out

    cache = {}

    def res(sp):
        if sp in cache: return cache[sp]
        words = article.source[sp[0] : sp[1]]
        ms = inside(sp)
        name = resolve(mem, words, sp[0], ms)
        g = pronoun_gender(words)
        person = latest(mem, g, sp[0]) if g else named(mem, words, sp[0], ms)
        note(mem, words, name, person)
        cache[sp] = name
        return name

    for passage in ps:
        said = acts(passage)
        t = passage.tokens
        subj = main_subject(passage.tokens)
        if subj:
            res((t[subj[0]].start, t[subj[1] - 1].end))
        ends = {}
        for at, stretch in passage.quotes.items():
            a = attribute(passage, at, said)
            if a is None and last and passage.part - last_part <= 1:
                a = Attribution(last.speaker, last.cue, "Goes on.")
            if a: ends[stretch.end] = a
            found.append(_quotation(article, stretch, a, res(a.speaker) if a and a.speaker else None))
        for x in said:
            if x.speaker and not x.modal:
                a = Attribution((t[x.speaker[0]].start, t[x.speaker[1]-1].end), (t[x.cue[0]].start, t[x.cue[1]-1].end), "x")
                ends[t[x.cue[0]].start] = a
        if ends:
            last = ends[max(ends)]
            res(last.speaker)
            last_part = passage.part
    return tuple(found)


def _quotation(article: Article, stretch: Stretch, a: Attribution | None, name) -> Quotation:
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
        speaker_resolved=name,
        cue=s[cue[0] : cue[1]] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        why=a.why if a else "",
    )
