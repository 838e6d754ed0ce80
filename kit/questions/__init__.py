"""Questions: declared once in exercises/, checked in the notebook, by pytest and in marking."""

from kit.questions.calls import function
from kit.questions.codes import coding
from kit.questions.collecting import Worksheet, questions_in, reflections_in, worksheets_in
from kit.questions.declare import (
    Question,
    QuestionError,
    Reflection,
    Wrong,
    question,
    reflection,
)
from kit.questions.drawn import chart
from kit.questions.invented import invented_page, invented_paragraph
from kit.questions.judging import judge
from kit.questions.kinds import Kind
from kit.questions.own_charts import own_chart
from kit.questions.own_sentences import own_sentences
from kit.questions.own_tables import own_counts, own_table
from kit.questions.picked import quotation, sentence
from kit.questions.plain import items, number, text
from kit.questions.rows import table
from kit.questions.verdicts import Missing, Verdict

__all__ = [
    "Kind",
    "Missing",
    "Question",
    "QuestionError",
    "Reflection",
    "Verdict",
    "Worksheet",
    "Wrong",
    "chart",
    "coding",
    "function",
    "invented_page",
    "invented_paragraph",
    "items",
    "judge",
    "number",
    "own_chart",
    "own_counts",
    "own_sentences",
    "own_table",
    "question",
    "questions_in",
    "quotation",
    "reflection",
    "reflections_in",
    "sentence",
    "table",
    "text",
    "worksheets_in",
]
