const NOBODY = "Nobody is quoted in this sentence.";
const HINT = "Choose a bar, a speaker, or words on the page: the other side lights up.";

function meets(some, others) {
  return some.some((id) => others.includes(id));
}

// The words of a quotation choose it; other words of a sentence choose all that it quotes.
function chosenOnPage(model, mark) {
  const marks = ids(mark, "marks");
  const said = marks.filter((id) => !id.startsWith("sentences-"));
  return said.length ? said : marks.flatMap((id) => model.get("links")[id] ?? []);
}

function makeStops(model, page) {
  for (const mark of page.querySelectorAll("[data-begins]")) {
    const begun = ids(mark, "begins");
    if (begun.some((id) => id in model.get("notes") || id in model.get("links"))) {
      mark.setAttribute("role", "button");
      mark.tabIndex = 0;
    }
  }
}

function light(model, root) {
  const chosen = model.get("chosen");
  const links = model.get("links");
  for (const made of root.querySelectorAll("[data-chooses]")) {
    made.setAttribute("aria-pressed", String(ids(made, "chooses").every((id) => chosen.includes(id))));
  }
  for (const mark of root.querySelectorAll("[data-marks]")) {
    const marks = ids(mark, "marks");
    const isChosen = meets(marks, chosen);
    mark.classList.toggle("kit-chosen", isChosen);
    mark.classList.toggle("kit-around", meets(marks.flatMap((id) => links[id] ?? []), chosen));
    if (mark.getAttribute("role")) mark.setAttribute("aria-pressed", String(isChosen));
  }
}

function render({ model, el }) {
  const root = frame("kit-linked", `Quotations and page: ${model.get("title")}`);
  const legend = element("div", "kit-bar");
  for (const [name, text] of [["direct", "direct"], ["partial", "partial"], ["reported", "reported"]]) {
    const sample = element("span", "kit-sample", text);
    sample.prepend(element("i", `kit-quote kit-${name}`));
    legend.append(sample);
  }
  legend.append(element("span", "", "Gray: the report, from its first word to its last"));
  const track = scrolling("kit-track", "Who is quoted where");
  track.innerHTML = model.get("track");
  const note = status();
  const page = scrolling("kit-page", "The page");
  page.innerHTML = model.get("page");
  makeStops(model, page);
  root.append(legend, track, note, page);
  el.append(root);

  track.addEventListener("click", (event) => {
    const made = event.target.closest("[data-chooses]");
    if (made) set(model, { chosen: ids(made, "chooses") });
  });
  const choose = (event) => {
    const mark = pressed(event) && event.target.closest("[data-marks]");
    if (!mark) return;
    event.preventDefault();
    const chosen = chosenOnPage(model, mark);
    set(model, { chosen });
    if (!chosen.length) say(note, [NOBODY]);
  };
  page.addEventListener("click", choose);
  page.addEventListener("keydown", choose);
  return follow(model, "change:chosen", () => {
    light(model, root);
    const chosen = model.get("chosen");
    say(note, chosen.length ? chosen.map((id) => model.get("notes")[id]) : [HINT]);
    bringIntoView(page, page.querySelector(".kit-chosen"));
    bringIntoView(track, track.querySelector('.kit-quote[aria-pressed="true"]'));
  });
}

export default { render };
