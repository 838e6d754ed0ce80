"""Answers that are a chart, judged by what it shows."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kit.marking.values import Chart, Function, Unsendable
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import described, straight
from kit.questions.shown import shown
from kit.questions.specs import (
    POSITIONS,
    SERIES,
    Layer,
    Mark,
    NotFollowed,
    Spec,
    aggregate,
    is_compound,
    layers,
    marks,
)
from kit.questions.undrawn import no_column, why_not_drawn
from kit.questions.verdicts import Unfit, not_attempted
from kit.texts import say

Want = Literal["order", "title", "description"]

_FROM_ZERO = frozenset({"bar", "area"})
_SHORTEST_DESCRIPTION = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What one layer of a chart shows.

    Attributes:
        mark: "bar", "point" and so on.
        values: what each mark stands for → its number; for other marks than bars, how many
            there are.
        from_zero: whether lengths begin at zero.
        longest_first: whether the marks stand in falling order.
        title: whether the chart has one.
        description: whether the chart has one.
        axes: the field, in words, on the channel of names and on that of numbers.
        blocked: what can't be followed.
        unknown: a column that is drawn and that the table doesn't have; empty if there is none.
    """

    mark: str
    values: Mapping[tuple[Any, ...], float]
    from_zero: bool
    longest_first: bool
    title: bool
    description: bool
    axes: tuple[str, str]
    blocked: str
    unknown: str


def chart(*wants: Want) -> Kind:
    """Make the kind of answer that is a chart.

    Mark and values must be the model's, and bars must begin at zero. It doesn't matter whether
    bars lie or stand, whether pandas or the chart did the sums, and what is added as a layer.

    Args:
        wants: what counts as well: "order" (as in the model: longest first, or not), "title",
            "description".
    """

    def difference(answer: Sequence[Seen], aim: Sequence[Seen]) -> str | None:
        return _difference(answer, aim[0], wants)

    asks = "a chart, made with alt.Chart; give it the name that stands before the = sign"
    return Kind("chart", asks, _read_chart, difference, leads_on=True)


def chart_of(answer: object) -> Chart:
    """Return the answer if it is a chart.

    Raises:
        Unfit: if it is none, or one that Python can't draw.
    """
    if is_blank(answer):
        raise not_attempted()
    if isinstance(answer, Unsendable) and "Chart" in answer.type_name:
        raise Unfit(why_not_drawn(answer.reason), "not yet")
    if isinstance(answer, Function):
        raise Unfit(
            say(
                "A chart is asked, and your answer is a function. Are brackets missing at the end,"
                " as in mark_bar()?"
            )
        )
    if not isinstance(answer, Chart):
        raise Unfit(say("A chart is asked, and your answer is {found}.", found=described(answer)))
    return answer


def seen_in(spec: Spec) -> list[Seen]:
    """Return what each layer of one chart shows.

    Raises:
        Unfit: if it has no layers.
    """
    found = layers(spec)
    if not found:
        raise Unfit(say("This chart has no layers, so it draws nothing yet."), "not yet")
    return [_seen(layer, spec) for layer in found]


def _read_chart(answer: object) -> list[Seen]:
    spec = chart_of(answer).spec
    if is_compound(spec):
        raise Unfit(say("This is several charts side by side. One chart is asked."), "not yet")
    return seen_in(spec)


def _seen(layer: Layer, spec: Spec) -> Seen:
    values: dict[tuple[Any, ...], float] = {}
    names, numbers = _roles(layer)
    blocked, longest_first = layer.blocked, False
    if not blocked:
        try:
            drawn = marks(layer)
            values = _lengths(drawn, names, numbers) if layer.mark == "bar" else _counts(drawn)
            longest_first = _longest_first(layer, drawn, names, numbers)
        except NotFollowed as part:
            blocked = str(part)
    return Seen(
        mark=layer.mark,
        values=values,
        from_zero=layer.mark not in _FROM_ZERO or _begins_at_zero(layer.channels.get(numbers, {})),
        longest_first=longest_first,
        title=bool(words_of(spec, "title")),
        description=len(words_of(spec, "description").split()) >= _SHORTEST_DESCRIPTION,
        axes=(_axis(layer, names), _axis(layer, numbers)),
        blocked=blocked,
        unknown=_unknown(layer),
    )


def _unknown(layer: Layer) -> str:
    """Find a column that no row has; Altair draws nothing for it where its type is given."""
    drawn = (layer.channels.get(channel, {}).get("field") for channel in (*POSITIONS, *SERIES))
    named = (str(field).replace("\\", "") for field in drawn if field)
    known = {str(column) for row in layer.rows for column in row}
    return next((name for name in named if known and name not in known), "")


def _roles(layer: Layer) -> tuple[str, str]:
    """Return the channel of names and that of numbers: x and y, or y and x."""
    for numbers, names in (POSITIONS, POSITIONS[::-1]):
        if "aggregate" in layer.channels.get(numbers, {}):
            return names, numbers
    for numbers, names in (POSITIONS, POSITIONS[::-1]):
        other = layer.channels.get(names, {}).get("type")
        if layer.channels.get(numbers, {}).get("type") == "quantitative" != other:
            return names, numbers
    return "x", "y"


def _lengths(drawn: Sequence[Mark], names: str, numbers: str) -> dict[tuple[Any, ...], float]:
    """Add up what is stacked: a bar for each name, parted by the other channels."""
    lengths: dict[tuple[Any, ...], float] = {}
    for mark in drawn:
        length = mark.get(numbers)
        if isinstance(length, int | float) and math.isfinite(length):
            key = _stands_for(mark, names)
            lengths[key] = lengths.get(key, 0) + length
    return lengths


def _stands_for(mark: Mark, names: str) -> tuple[Any, ...]:
    """Say what a bar stands for; a color that repeats the name adds nothing."""
    name = _plain(mark.get(names))
    series = {_plain(mark[channel]) for channel in SERIES if channel in mark} - {name}
    return (name, *sorted(series, key=str))


def _counts(drawn: Sequence[Mark]) -> dict[tuple[Any, ...], float]:
    counts: dict[tuple[Any, ...], float] = {}
    for mark in drawn:
        key = tuple(_plain(mark[channel]) for channel in (*POSITIONS, *SERIES) if channel in mark)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _plain(value: object) -> Any:  # noqa: ANN401 - a text or a number
    if isinstance(value, str):
        return straight(value)
    return round(value, 6) if isinstance(value, float) and math.isfinite(value) else value


def _begins_at_zero(channel: Spec) -> bool:
    scale = channel.get("scale")
    if not isinstance(scale, dict):
        return True
    domain = scale.get("domain")
    lowest = domain[0] if isinstance(domain, list) and domain else scale.get("domainMin", 0)
    return scale.get("zero", True) is not False and scale.get("type") != "log" and lowest == 0


def _longest_first(layer: Layer, drawn: Sequence[Mark], names: str, numbers: str) -> bool:
    lengths: dict[Any, float] = {}
    for mark in drawn:
        if isinstance(mark.get(numbers), int | float):
            lengths[mark.get(names)] = lengths.get(mark.get(names), 0) + mark[numbers]
    in_order = [lengths[name] for name in _axis_order(layer, names, numbers, lengths)]
    return in_order == sorted(in_order, reverse=True)


def _axis_order(layer: Layer, names: str, numbers: str, lengths: Mapping[Any, float]) -> list[Any]:
    """Return the names from the start of the axis, as its `sort` puts them."""
    sort = layer.channels.get(names, {}).get("sort", "ascending")
    listed = sorted(lengths, key=str)
    if sort is None:
        return list(lengths)
    if isinstance(sort, list):
        return sorted(listed, key=lambda name: sort.index(name) if name in sort else len(sort))
    if isinstance(sort, dict):
        return _sorted_by(sort, layer, names, numbers, lengths)
    if isinstance(sort, str) and sort.lstrip("-") == numbers:
        return sorted(listed, key=lambda name: lengths[name], reverse=sort.startswith("-"))
    return listed[::-1] if sort == "descending" else listed


def _sorted_by(
    sort: Spec, layer: Layer, names: str, numbers: str, lengths: Mapping[Any, float]
) -> list[Any]:
    falling = sort.get("order") == "descending"
    if sort.get("encoding") == numbers:
        return sorted(lengths, key=lambda name: lengths[name], reverse=falling)
    field = layer.channels.get(names, {}).get("field")

    def height(name: object) -> float:
        rows = [row for row in layer.rows if row.get(str(field)) == name]
        value = aggregate(sort.get("op", "mean"), sort.get("field"), rows)
        return value if isinstance(value, int | float) else 0

    return sorted(lengths, key=height, reverse=falling)


def words_of(spec: Spec, name: str) -> str:
    """Return the title or the description of a chart or, if it is layered, of its layers.

    >>> words_of({"title": {"text": ["Quoted words", "2016"]}}, "title")
    'Quoted words 2016'
    """
    inner = spec.get("layer")
    parts = (
        [spec, *(part for part in inner if isinstance(part, dict))]
        if isinstance(inner, list)
        else [spec]
    )
    return max((_plain_words(part.get(name)) for part in parts), key=len)


def _plain_words(words: object) -> str:
    if isinstance(words, dict):
        words = words.get("text")
    words = " ".join(map(str, words)) if isinstance(words, list) else words
    return " ".join(words.split()) if isinstance(words, str) else ""


def _axis(layer: Layer, channel: str) -> str:
    on = layer.channels.get(channel, {})
    field = str(on.get("field", ""))[:60]
    if on.get("aggregate") == "count":
        return say("how many rows there are")
    if "aggregate" not in on:
        return field
    return say("the {sum} of {field}", sum=str(on["aggregate"])[:20], field=field)


def _difference(answer: Sequence[Seen], aim: Seen, wants: Sequence[Want]) -> str | None:
    same = [seen for seen in answer if seen.mark == aim.mark]
    if not same:
        draws = _mark_words(answer[0].mark)
        return say(
            "Your chart draws {marks}. Read again which mark is asked.", marks=shown(draws)[1:-1]
        )
    found = [_layer_difference(seen, aim, wants) for seen in same]
    return None if None in found else found[0]


def _layer_difference(seen: Seen, aim: Seen, wants: Sequence[Want]) -> str | None:
    if seen.blocked:
        return say(
            "The check can't follow {blocked} in a chart. Work the numbers out in a table"
            " first, and draw that table.",
            blocked=seen.blocked,
        )
    if seen.unknown:
        return no_column(seen.unknown)
    if not _same_values(seen.values, aim.values):
        return _other_values(seen, aim)
    if seen.from_zero != aim.from_zero:
        return say(
            "The bars don't begin at zero. A bar's length is its number, so a cut bar shows"
            " another number. Leave the scale as it is."
        )
    found = {
        "order": (seen.longest_first, aim.longest_first),
        "title": (seen.title, aim.title),
        "description": (seen.description, aim.description),
    }
    wanting = next((want for want in wants if len(set(found[want])) > 1), None)
    if wanting == "order" and seen.longest_first:
        return say(
            "The marks stand by their length. Keep them in the order of the names: no .sort(…)"
            " here."
        )
    return _wanting(wanting) if wanting else None


def _wanting(want: Want) -> str:
    words: Mapping[Want, str] = {
        "order": say(
            'The bars stand in another order. Longest first: .sort("-x") on the axis of names.'
        ),
        "title": say('The chart has no title. Say what it shows: alt.Chart(table, title="…")'),
        "description": say(
            "Whoever can't see the chart gets nothing yet. Say in a sentence what it shows:"
            ' alt.Chart(table, description="…")'
        ),
    }
    return words[want]


def _mark_words(mark: str) -> str:
    words = {
        "bar": say("bars"),
        "point": say("points"),
        "line": say("a line"),
        "tick": say("ticks"),
        "area": say("an area"),
    }
    return words.get(mark, mark)


def _same_values(mine: Mapping[Any, float], aim: Mapping[Any, float]) -> bool:
    return mine.keys() == aim.keys() and all(
        math.isclose(mine[key], aim[key], rel_tol=1e-6) for key in aim
    )


def _other_values(seen: Seen, aim: Seen) -> str:
    what, many = seen.axes
    if not seen.values:
        return say("The chart has no bars yet: put names on one axis and numbers on the other.")
    strange = [key for key in seen.values if key not in aim.values]
    if len(strange) == len(seen.values):
        return say(
            "The marks stand for {what}. Read again what each is to stand for.",
            what=what or say("nothing"),
        )
    if strange:
        return say("The mark for {name} doesn't belong in this chart.", name=_key_words(strange[0]))
    if len(seen.values) < len(aim.values):
        return say("At least one mark is missing from the chart. Did you leave rows out?")
    key = next(key for key in aim.values if not math.isclose(seen.values[key], aim.values[key]))
    return say(
        "The mark for {name} is not right: it shows {shown}.",
        name=_key_words(key),
        shown=many or say("no numbers"),
    )


def _key_words(key: tuple[Any, ...]) -> str:
    return ", ".join(shown(part)[1:-1] if isinstance(part, str) else shown(part) for part in key)
