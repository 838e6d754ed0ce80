"""Your own coverage.

This worksheet is about **your own** articles and your own question. Nobody knows the right answers,
so the checks look at the form: is all there, does each claim carry its count, does somebody learn
where it stands? Whether it is true, and fair, you judge yourselves, and those to whom you show it.

Go on with it after each sitting of lesson 9: questions 1 and 2 after the first, 3 after the second
(and 10, if you want more), 4 to 6 after the third, 7 to 9 after the last.

Until you have your own articles, the two reports of the course stand in their place. They are about
talks on the war in Syria.
"""

import altair as alt
import pandas as pd

import kit
from kit.questions import (
    Wrong,
    own_chart,
    own_counts,
    own_sentences,
    own_table,
    question,
    reflection,
)


@question(
    own_table(["article"], ["headline"], noted=["outlet", "published", "url"]),
    hints=[
        "kit.article_table makes it. What does it take, between its brackets?",
        "Is something empty that the page does tell? Put it right in the panel that brings"
        " articles, save, and load again. Is it nowhere? Then add a column with notes:"
        ' my_articles["note"] = ["", "printed, without a link"]',
    ],
    wrong=[
        Wrong(
            lambda articles: kit.article_table(articles[:1]),
            "With one article there is nothing to compare. Three to six are a good number.",
            label="one article",
        ),
        Wrong(
            lambda articles: kit.part_table(articles[:2]),
            "That is another table. kit.article_table has a row for each article.",
            label="a table of something else",
        ),
        Wrong(
            lambda articles: kit.article_table(articles).assign(published=pd.NaT, note=""),
            "An empty field is honest if somebody says why it is empty. Add a column note with a"
            " few words for each such row, as the second hint shows.",
            label="a gap without a note",
        ),
        Wrong(
            lambda articles: kit.article_table(articles).assign(headline=None),
            "Whoever reads your page has to find this article again. Write its headline in the"
            " panel that brings articles, save, and load again.",
            label="no headline",
        ),
    ],
    reason="Each article can be found again: by its outlet, its day, its headline and its link, or"
    " by your note. That is what makes everything below worth checking.",
    minutes=5,
    points=2,
)
def my_articles(articles):
    """*After sitting 1.* Make the table of your articles: a row for each.

    Is a date, an outlet or a link missing on the page? Do not guess. Leave it empty, and say why in
    a column `note`.
    """
    return kit.article_table(articles)


@question(
    own_sentences(1, "quotation", "source"),
    hints=[
        "Take a few words that your point needs, and leave all others where they are.",
        "Behind them, in brackets, say who published them and when, and give the link if there is"
        " one. No day on the page? Write: no date.",
    ],
    wrong=[
        Wrong(
            ["Kerry was pleased with what he had heard (DW, 8 May 2013)."],
            "These are your own words, so far. Copy a few of the article's, and put quotation marks"
            " before and after them.",
            label="no marks",
        ),
        Wrong(
            ['Kerry spoke of a "very productive, very warm and friendly discussion" there.'],
            "Whoever reads this can't go and look. Put outlet and day in brackets behind it.",
            label="no source",
        ),
        Wrong(
            [
                'Kerry had "a very productive, very warm and friendly discussion, and after it he'
                " said a good many more things, and all of them somebody has copied here, though"
                ' a few of them would have been quite enough" (DW, 8 May 2013).'
            ],
            "Quote no more than your point needs. For the rest, the link leads to the text.",
            label="too long",
        ),
    ],
    also=[
        ["“Very productive, very warm” were the talks to Kerry (DW, 8 May 2013)."],
    ],
    reason="A few words, unchanged, with outlet and day: so everybody can tell whose words they"
    " are, and can look what stands around them.",
    minutes=5,
)
def my_quotation():
    """*After sitting 1.* Quote a few words from one of your articles, in a sentence of your own.
    Say in brackets where they come from, with the link if there is one:
    `(DW, 8 May 2013, https://p.dw.com/p/18Tm4)`

    The cell has three quotation marks on each side, so you can use single ones inside.
    """
    return [
        'Kerry spoke of a "very productive, very warm and friendly discussion" (DW, 8 May 2013,'
        " https://p.dw.com/p/18Tm4)."
    ]


@reflection(
    rubric=[
        "I name nothing, or I only say that it is good.",
        "I name one thing that an article does well.",
        "I also say where it stands, and what a reader can do with it.",
    ],
    hints=[
        "Think of names, dates, hedges, sources, corrections.",
        "Which sentence helped you to check something?",
    ],
    minutes=4,
)
def done_well():
    """*After sitting 2.* What does the coverage that you read do **well**? Say where it stands."""
    return (
        "The report of 2013 hands its largest number over with a hedge and a source: according to"
        " UN estimates. A reader can look for the estimate, and sees that nobody could count. The"
        " report of 2016 says where two of its quotations were spoken: on which broadcaster."
    )


@question(
    own_counts(["word", "speaker", "actor", "kind", "code"]),
    hints=[
        "Follow the chain of sitting 3: make a table, keep the rows that you need, group them, and"
        ' count. At the end, .reset_index(name="count") names the column.',
        'Is a zero missing? kit.compare.presence(table, "kind") groups, counts and writes zeros.'
        ' Put the column that you counted in the place of "kind".',
    ],
    wrong=[
        Wrong(
            lambda articles: _marked(articles).iloc[1:],
            "Not there is a finding, too: a row with 0 belongs into the table. The second hint has"
            " a way to write them.",
            label="a zero is missing",
        ),
        Wrong(
            lambda articles: _marked(articles[:1]),
            "To compare, you need at least two articles and two things that you counted in each.",
            label="one article",
        ),
        Wrong(
            lambda articles: _marked(articles).rename(columns={"count": "n"}),
            "Let the columns be called report, count, and what you counted:"
            ' table.rename(columns={"n": "count"}) gives a column another name.',
            label="another name for a column",
        ),
        Wrong(
            lambda articles: _marked(articles).assign(count=0.5),
            "A count is a whole number: 0, 1, 2. Rates are for the next question.",
            label="a rate in its place",
        ),
    ],
    reason="Each thing has a count for each article, zeros too. So nobody has to ask whether you"
    " did not find it, or did not look.",
    minutes=6,
    points=2,
)
def my_counts(articles):
    """*After sitting 3.* Count at least two things in each of your articles: two words, two
    speakers, kinds of quotations. Make one table of it: `report` says in which article, a column
    such as `word` says what was counted, `count` how often. What an article does not have gets a 0.
    """
    said = kit.quotation_table(articles)
    paragraphs = said[said["part_kind"] == "paragraph"]
    piles = paragraphs.groupby(["report", "kind"], observed=False).size()
    return piles.reset_index(name="count")


@question(
    own_counts(["word", "speaker", "actor", "kind", "code"], rate=True),
    hints=[
        "kit.compare.word_rates(body, words) counts words, and writes the length of each text under"
        " total. body is a table of words, and words is a list.",
        'A column can be worked out from others: my_rates["per_1000"] = 1000 * …, and then the one'
        " divided by the other.",
    ],
    wrong=[
        Wrong(
            lambda articles: _rates(articles).assign(
                per_1000=lambda table: 100 * table["count"] / table["total"]
            ),
            "Work out one row by hand: 1000 times the count, divided by the total. Is it for a"
            " hundred or for a thousand words?",
            label="another rate",
        ),
        Wrong(
            lambda articles: _rates(articles).drop(columns="total"),
            "A rate comes with its count and with the length of the text, so that others can work"
            " it out again.",
            label="rates without their counts",
        ),
        Wrong(
            lambda articles: _rates(articles).rename(columns={"count": "total", "total": "count"}),
            "Which of the two is the length of the whole text? It can't be the smaller one.",
            label="count and total exchanged",
        ),
    ],
    reason="Each rate can be worked out again from its count and its total. With a count of one or"
    " two, a rate still tells little: so the counts come first.",
    minutes=6,
    points=2,
)
def my_rates(articles):
    """*After sitting 3.* Long articles have more of everything. Count again, for at least two
    words, and divide: how often would each stand in a thousand words? Your table needs `report`,
    `word`, `count`, `total` (how many words the text has) and `per_1000`.
    """
    words = kit.word_table(articles)
    body = words[words["kind"] == "paragraph"]
    my_rates = kit.compare.word_rates(body, ["talks", "conflict"])
    my_rates["per_1000"] = 1000 * my_rates["count"] / my_rates["total"]
    return my_rates


@question(
    own_chart(),
    hints=[
        'Begin with alt.Chart(my_counts, title="…", description="…"), then .mark_bar(), then'
        " .encode(…). A box chart by the kit is fine as well: give it a title of your own.",
        "Read title and description to somebody who looks away. Can this person draw the chart?",
    ],
    wrong=[
        Wrong(
            lambda articles: _bars(articles, title=""),
            "Say in the title what is counted, and in which articles.",
            label="no title",
        ),
        Wrong(
            lambda articles: _bars(articles, title="This proves who is biased"),
            "A title says what is shown, and no more. What did you count?",
            label="a verdict as a title",
        ),
        Wrong(
            lambda articles: _bars(articles, description=""),
            "Whoever can't see the chart gets nothing yet. Tell what is drawn, with the number"
            " behind each bar.",
            label="no description",
        ),
        Wrong(
            lambda articles: _bars(articles, description="Bars for the reports, of some length"),
            "Say the number behind each bar, or at least behind the longest and the shortest.",
            label="no number in the description",
        ),
        Wrong(
            lambda articles: _bars(articles, x=alt.X("count").scale(domain=[2, 4])),
            "A bar's length is its number. Leave the scale as it is, or let it begin with 0.",
            label="cut axis",
        ),
    ],
    reason="The title says what is shown, the description tells it to those who can't see it, and"
    " the bars begin at zero. Go through the checklist of lesson 8 for the rest.",
    minutes=6,
    points=2,
)
def my_chart(articles):
    """*After sitting 3.* Draw one of your tables. Give the chart a title that says what is counted
    and where, and a description with numbers.
    """
    words = kit.word_table(articles)
    talks = words[(words["kind"] == "paragraph") & (words["word"] == "talks")]
    counts = talks.groupby("report", observed=False).size().reset_index(name="count")
    title = "How often the word talks stands in the paragraphs of two reports"
    description = "A bar for each report: 3 times in 2013, 4 times in 2016."
    bars = alt.Chart(counts, title=title, description=description).mark_bar()
    return bars.encode(x="count", y="report")


@question(
    own_sentences(3, "count", "source", "modest"),
    hints=[
        "Look at one row of a table of yours. Say it in a sentence, with its number.",
        "Then say in brackets from which article it is: outlet and day. Now cross out each word"
        " that your count does not show.",
    ],
    wrong=[
        Wrong(
            [
                "Many people are quoted in this report (DW, 8 May 2013).",
                "The word talks stands 3 times in the paragraphs (DW, 8 May 2013).",
                "The word talks stands 4 times in the paragraphs (DW, 12 Oct 2016).",
            ],
            "How many? A claim carries its count. The year in a date does not count anything.",
            label="no count",
        ),
        Wrong(
            [
                "The word talks stands 3 times in the paragraphs.",
                "The word talks stands 4 times in the paragraphs (DW, 12 Oct 2016).",
                "Two people are quoted in the report (DW, 8 May 2013).",
            ],
            "Somebody who wants to check this has to know where. Put outlet and day in brackets,"
            " for each article that you speak of.",
            label="no article",
        ),
        Wrong(
            [
                "The outlet always quotes 2 people (DW, 8 May 2013).",
                "The word talks stands 3 times in the paragraphs (DW, 8 May 2013).",
                "The word talks stands 4 times in the paragraphs (DW, 12 Oct 2016).",
            ],
            "A few articles can't carry this word: it tells of a rule, a reason or a wish. Say what"
            " you counted, and no more.",
            label="more than a count can show",
        ),
        Wrong(
            ["The word talks stands 3 times in the paragraphs (DW, 8 May 2013)."],
            "Three claims are asked. What else do your tables tell?",
            label="too few",
        ),
    ],
    reason="Each claim has its count and its article, and says no more than that. The check does"
    " not know whether the numbers are right: let somebody else count one of them again.",
    minutes=8,
    points=3,
)
def my_claims():
    """*After sitting 4.* Write the three claims of your page, or more: a sentence for each, with
    its count, and with the article in brackets.

    Say what is there, and not why. A few articles show no rule, no reason and no wish.
    """
    return [
        "Between quotation marks stand 6 quotations (DW, 8 May 2013) and 5 (DW, 12 Oct 2016).",
        "Two people are quoted in one report (DW, 8 May 2013), and three in the other"
        " (DW, 12 Oct 2016).",
        "The word talks stands 3 times in the paragraphs of one report (DW, 8 May 2013), and"
        " 4 times in those of the other (DW, 12 Oct 2016).",
    ]


@question(
    own_sentences(2, "limit"),
    hints=[
        "Which question would somebody ask you who has seen your page, and you have no answer?",
        "Think of what you did not read, of what a count of words can't tell, and of what the kit"
        " may have got wrong.",
    ],
    wrong=[
        Wrong(
            [
                "Our two articles show how all papers write about this story.",
                "They do not tell what the reporters wanted.",
            ],
            "Is this a limit? Say what you can't know, or what you did not look at.",
            label="no limit",
        ),
        Wrong(
            ["Two reports can't show how an outlet writes in other years."],
            "There is one more, at least. Think of how you counted.",
            label="one only",
        ),
        Wrong(
            ["Not much.", "Two reports can't show how an outlet writes in other years."],
            "Say it in a whole sentence, so that a reader knows what you mean.",
            label="no sentence",
        ),
    ],
    reason="Whoever says what a count can't show is easier to believe on what it does show.",
    minutes=4,
)
def my_limits():
    """*After sitting 4.* What can your articles and your counts **not** show? Write at least two
    sentences.
    """
    return [
        "Two reports of different years can't show how this outlet usually writes.",
        "The kit does not know what a word means, so each place was read by one of us only.",
    ]


@reflection(
    rubric=[
        "I have rated nothing yet, or I have no reasons.",
        "I have rated all six lines of the rubric.",
        "I also give a reason for each, with a place in my project.",
        "I also say what others told me, and what I would do next time.",
    ],
    hints=[
        "The rubric is in sitting 4 of lesson 9. Take one line of it after the other.",
        "What did those say who saw your page? Did you change anything after that?",
    ],
    minutes=5,
)
def my_project():
    """*After sitting 4.* Go through the rubric of lesson 9, line by line. Which number do you give
    your project in each, and why? What would you do in another way?
    """
    return (
        "Sources 2: all have links, but we took what came first in a search. Reading 3: both of us"
        " read all articles before the kit counted. Counts 2: we forgot a zero, and our classmates"
        " found it. Chart 3: somebody could draw it from the description. Claims 2: the second one"
        " said why, and we took that out. Fairness 2: we could have said more of what is done well."
        " Next time, we would write the question down more exactly before we look for articles."
    )


@question(
    own_table(["report", "sentence"], ["first", "second"], rows=6),
    hints=[
        "Take six sentences that matter for your question. Each of you writes a code for each,"
        " without looking at the other's.",
        'pd.DataFrame({"report": "…", "sentence": […], "first": […], "second": […]}) makes the'
        " table. Each list has as many items as there are sentences.",
    ],
    wrong=[
        Wrong(
            lambda: _coded().head(4),
            "Take a few more, so that there is something to compare.",
            label="too few sentences",
        ),
        Wrong(
            lambda: _coded().drop(columns="second"),
            "Two readers code the same sentences. Are you alone? Code again some days later, and"
            " be your own second reader.",
            label="one reader only",
        ),
        Wrong(
            lambda: _coded().assign(second=["none", "", "cause", "none", "none", "remedy"]),
            "A sentence that does none of it gets a code, too: none. It says that you read it.",
            label="a sentence without a code",
        ),
        Wrong(
            lambda: _coded().assign(sentence=[1, 2, 3, 4, 5, 5]),
            "Decide for one code, and write your doubt down.",
            label="a sentence twice",
        ),
    ],
    reason="Every sentence has two codes, by two readers. Talk about those on which you differ:"
    " there, the text can be read in two ways.",
    minutes=10,
    points=2,
    level="stretch",
)
def my_codes():
    """*After sitting 2.* Two of you code the same six sentences, or more, each alone: with the
    codes of lesson 6, or with your own. Make a table with the columns `report`, `sentence` (its
    number), `first` and `second` (your codes).

    Only the form is checked. On which sentences do you differ, and why?
    """
    return pd.DataFrame(
        {
            "report": "DW, 8 May 2013",
            "sentence": [1, 2, 3, 4, 5, 6],
            "first": ["remedy", "none", "remedy", "none", "problem", "cause"],
            "second": ["remedy", "none", "none", "none", "problem", "cause"],
        }
    )


def _marked(articles):
    said = kit.quotation_table(articles)
    paragraphs = said[said["part_kind"] == "paragraph"]
    piles = paragraphs.groupby(["report", "kind"], observed=False).size()
    return piles.reset_index(name="count")


def _rates(articles):
    words = kit.word_table(articles)
    return kit.compare.word_rates(words[words["kind"] == "paragraph"], ["talks", "conflict"])


def _bars(
    articles,
    title="How often the word talks stands there",
    description="A bar for each report: 3 times, and 4 times.",
    x="count",
):
    counts = _rates(articles).query("word == 'talks'")
    return (
        alt.Chart(counts, title=title, description=description).mark_bar().encode(x=x, y="report")
    )


def _coded():
    return pd.DataFrame(
        {
            "report": "DW, 8 May 2013",
            "sentence": [1, 2, 3, 4, 5, 6],
            "first": ["remedy", "none", "remedy", "none", "problem", "cause"],
            "second": ["none", "none", "remedy", "none", "problem", "cause"],
        }
    )
