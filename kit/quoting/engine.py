"""An article → its quotations."""

from bisect import bisect_left
from kit.article import Article
from kit.marks import Span, Stretch
from kit.quoting.acts import Act, acts
from kit.quoting.attribution import Attribution, attribute
from kit.quoting.indirect import reported
from kit.quoting.names import roster
from kit.quoting.phrases import main_subject
from kit.quoting.quotation import Quotation
from kit.quoting.references import INTRODUCED, NAMED, SPOKE, SUBJECT, Memory, latest, named, note, pronoun_gender, resolve
from kit.quoting.tokens import Passage, passages
from kit.quoting.unsaid import is_nickname, is_title


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
    seen = set()

    def res(sp, w):
        if sp in cache:
            name, person, words = cache[sp]
            if w == SPOKE:
                note(mem, words, name, person, w)
            return name
        words = article.source[sp[0] : sp[1]]
        ms = inside(sp)
        name = resolve(mem, words, sp[0], ms)
        g = pronoun_gender(words)
        person = latest(mem, g) if g else named(mem, words, sp[0], ms)
        note(mem, words, name, person, w)
        cache[sp] = name, person, words
        return name

    for passage in ps:
        said = acts(passage)
        t = passage.tokens
        subj = main_subject(passage.tokens)
        if subj:
            res((t[subj[0]].start, t[subj[1] - 1].end), SUBJECT)
        ends = {}
        for at, stretch in passage.quotes.items():
            if is_title(passage, at, said) or is_nickname(passage, at):
                found.append(_quotation(article, stretch, None, None))
                continue
            a = attribute(passage, at, said)
            if a is None and last and passage.part - last_part <= 1 and floats(passage, at):
                a = Attribution(last.speaker, last.cue, "Goes on.")
            if a: ends[stretch.end] = a
            found.append(_quotation(article, stretch, a, res(a.speaker, SPOKE) if a and a.speaker else None))
        for x in said:
            if x.speaker and not x.modal:
                a = Attribution((t[x.speaker[0]].start, t[x.speaker[1]-1].end), (t[x.cue[0]].start, t[x.cue[1]-1].end), "x")
                ends[t[x.cue[0]].start] = a
        for x, (b, e) in reported(passage, said):
            sp = (t[x.speaker[0]].start, t[x.speaker[1]-1].end)
            cu = (t[x.cue[0]].start, t[x.cue[1]-1].end)
            q = Stretch(t[b].start, t[e-1].end, t[b].start, t[e-1].end)
            import dataclasses
            found.append(dataclasses.replace(_quotation(article, q, Attribution(sp, cu, x.why), res(sp, NAMED)), kind='indirect'))
        if ends:
            last = ends[max(ends)]
            res(last.speaker, SPOKE)
            last_part = passage.part
        if t:
            for m in inside((t[0].start, t[-1].end)):
                words = " ".join(m.words)
                p = None if m.person is False else mem.roster.person(m.words, m.gender)
                first = len(m.words) > 1 and words not in seen
                seen.add(words)
                note(mem, words, None, p, INTRODUCED if first else NAMED)
        mem.passage += 1
    return tuple(found)


def floats(passage, at):
    before = [t for t in passage.tokens[:at] if t.kind == "word"]
    return len(before) < 2 or (passage.tokens[at].text[1:2].isupper() and len(passage.tokens[at].text.split()) > 4)


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
