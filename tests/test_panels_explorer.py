import dataclasses

import pytest

import kit
from kit import Article
from kit.compare import NO_CLEAR_SPEAKER
from kit.panels.explorer import NO_VERB, QuotationExplorer

FERRY = 'The ferry is late. "We wait," said Ann Lee. She added that it rained.'


@pytest.fixture
def panel(reports: list[Article]) -> QuotationExplorer:
    return kit.panels.quotation_explorer(reports)


def offered(panel: QuotationExplorer, name: str) -> dict[str, str]:
    return dict(panel.choices[name])


def test_at_first_every_quotation_is_there_in_reading_order(
    panel: QuotationExplorer, reports: list[Article]
) -> None:
    every = kit.quotation_table(reports)
    assert panel.table.equals(every)
    assert panel.rows.count("<tr") == len(every)
    assert panel.message.startswith(f"{len(every)} quotations with ")


def test_a_filter_gives_the_rows_of_the_table(
    panel: QuotationExplorer, reports: list[Article]
) -> None:
    every = kit.quotation_table(reports)
    panel.speaker = "John Kerry"
    assert panel.table["text"].tolist() == (
        every[every["speaker_resolved"] == "John Kerry"]["text"].tolist()
    )
    panel.kind = "direct"
    panel.report = str(every["report"].iloc[0])
    assert set(panel.table["kind"]) == {"direct"}
    assert set(panel.table["report"]) == {panel.report}
    assert 0 < panel.rows.count("<tr") == len(panel.table)


def test_quoted_words_are_those_between_marks(panel: QuotationExplorer) -> None:
    panel.speaker = "John Kerry"
    marked = panel.table[panel.table["kind"] != "indirect"]["words"].sum()
    assert f" with {marked} quoted words: " in panel.message
    panel.kind = "indirect"
    assert " with 0 quoted words: 0 direct, 0 partial, " in panel.message


def test_each_filter_offers_what_the_others_leave_with_its_counts(
    panel: QuotationExplorer,
) -> None:
    panel.verb = "said"
    for name in ("speaker", "kind", "report"):
        for value, text in offered(panel, name).items():
            setattr(panel, name, value)
            assert text.split(": ", 1)[1].split(" ")[0] == str(len(panel.table))
        setattr(panel, name, "")
    assert len(offered(panel, "verb")) > 5


def test_a_filter_that_the_others_empty_stays_on_the_list(panel: QuotationExplorer) -> None:
    panel.speaker = "Western nations"
    panel.kind = "direct"
    assert "0 quotations" in offered(panel, "speaker")["Western nations"]
    assert panel.message.startswith("None of the 31 quotations fits.")
    assert panel.table.empty


def test_words_are_found_as_words(panel: QuotationExplorer) -> None:
    panel.words = "Syria"
    assert len(panel.table) > 0
    assert panel.table["text"].str.contains("Syria").all()
    panel.words = "Syr"
    assert panel.table.empty
    panel.words = "Syr*"
    assert len(panel.table) > 0
    panel.words = "*"
    assert "Nothing is sought" in panel.message
    panel.words = " "
    assert len(panel.table) == 31


def test_quotations_are_sorted(panel: QuotationExplorer) -> None:
    panel.order = "length"
    assert panel.table["words"].is_monotonic_decreasing
    panel.order = "speaker"
    names = panel.table["speaker_resolved"].fillna(panel.table["speaker"]).str.casefold()
    assert names.is_monotonic_increasing


def test_a_chosen_quotation_is_shown_in_its_place_with_its_reason_and_its_row(
    reports: list[Article],
) -> None:
    panel = kit.panels.quotation_explorer(reports)
    panel.order = "length"
    panel.chosen = 2
    row = panel.table.iloc[1]
    article = next(report for report in reports if report.id == row["article"])
    said = kit.quotations(article)[row["quotation"] - 1]
    assert said.why in panel.why
    assert panel.where == f"2. {row['report']}"
    assert f"<td>{row['start']}</td>" in panel.row
    assert all(f'<th scope="row">{name}</th>' in panel.row for name in panel.table.columns)
    assert panel.page.count("kit-part") == len(article.parts)
    assert panel.why in panel.text
    panel.chosen = 0
    assert (panel.page, panel.where, panel.why, panel.row) == ("", "", "", "")


def test_speaker_and_verb_are_marked_in_the_sentence() -> None:
    panel = kit.panels.quotation_explorer([kit.article_from_text(FERRY, "ferry")])
    assert '"[quoted: We wait,]" [verb: said] [speaker: Ann Lee].' in panel.text
    assert "[speaker: She] [verb: added] that [reported: it rained]." in panel.text
    assert "The ferry is late" not in panel.text


def test_a_new_filter_leaves_no_old_page(panel: QuotationExplorer) -> None:
    panel.chosen = 3
    panel.kind = "partial"
    assert (panel.chosen, panel.page, panel.where) == (0, "", "")


@pytest.mark.parametrize("number", [-1, 32, 10_000])
def test_a_number_without_a_quotation_chooses_none(panel: QuotationExplorer, number: int) -> None:
    panel.chosen = number
    assert (panel.chosen, panel.page) == (0, "")


@pytest.mark.parametrize("name", ["report", "speaker", "verb", "kind"])
def test_what_nobody_said_fits_nothing(panel: QuotationExplorer, name: str) -> None:
    setattr(panel, name, "<b>Nobody</b>")
    assert panel.table.empty
    assert "0 quotations, 0 quoted words" in offered(panel, name)["<b>Nobody</b>"]


def test_who_is_not_named_and_what_is_not_said_can_be_chosen() -> None:
    article = kit.article_from_text('The so-called "peace" did not last.')
    panel = kit.panels.quotation_explorer([article])
    panel.speaker, panel.verb = NO_CLEAR_SPEAKER, NO_VERB
    assert panel.table["text"].tolist() == ["peace"]


@pytest.mark.parametrize("texts", [[], ["Rain fell."]])
def test_without_quotations_it_says_so(texts: list[str]) -> None:
    panel = kit.panels.quotation_explorer([kit.article_from_text(text) for text in texts])
    assert panel.text == panel.message == "There is no quotation in these reports."
    panel.words, panel.speaker = "rain", "Ann Lee"
    assert panel.table.empty


def test_of_many_quotations_the_first_are_drawn_and_the_rest_counted(
    report_2016: Article,
) -> None:
    many = [dataclasses.replace(report_2016, id=f"report {n} " + "x" * 200) for n in range(20)]
    panel = kit.panels.quotation_explorer(many)
    assert len(panel.table) > 300
    assert panel.rows.count("<tr") == 60
    assert panel.message.endswith(" The first 60 are shown.")
    panel.chosen = 300
    assert str(panel.table["start"].iloc[299]) in panel.row


def test_a_quotation_over_several_sentences_is_shown_whole() -> None:
    article = kit.article_from_text('Ann Lee said: "We wait. We go home. It rains." Then she left.')
    panel = kit.panels.quotation_explorer([article])
    assert "It rains." in panel.text
    assert "Then she left" not in panel.text


def test_markup_in_an_article_stays_text() -> None:
    article = kit.article_from_text('"Take <b>this</b>," said Ann Lee.', "<i>")
    panel = kit.panels.quotation_explorer([article])
    panel.chosen = 1
    assert panel.page
    for tag in ("<b>", "<i>"):
        assert tag not in panel.rows + panel.page + panel.row


def test_a_single_article_is_refused_in_words(report_2013: Article) -> None:
    with pytest.raises(kit.ArticleError, match="with brackets"):
        kit.panels.quotation_explorer(report_2013)  # type: ignore[arg-type]
