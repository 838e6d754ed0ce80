"""Who says what in a report: rules for English news, no model.

What decides, in the order of weight, and where it stands:

1. Pairing marks, also odd, nested and missing ones: `kit.marks`, `kinds`.
2. Who said it, before or behind the verb of saying: `acts`, with `subjects` and `phrases` for the
   noun phrase that names the speaker, then `attribution` for the words between marks.
3. Words that go on after the verb, or in the next paragraph: `attribution.goes_on`.
4. Whom "he", "she" and "they" mean, and 5. a surname or an office: `references`, `names`.
6. "According to", "was quoted as saying", a dash and a name, NAME: `acts`, `attribution`; the
   colon of a heading and the words a heading quotes: `headings`.
7. Titles and scare quotes, which nobody said: `unsaid`. What is reported without marks: `indirect`.

To add a rule, write a function like its neighbours, put it into the module's tuple RULES at the
place where it should be asked, and give it a test with the trap that it is there for.
"""

from kit.quoting.engine import quotations
from kit.quoting.quotation import Quotation, quotation_record

__all__ = ["Quotation", "quotation_record", "quotations"]
