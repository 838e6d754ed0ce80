const FILTERS = { report: "Report ", speaker: "Speaker ", verb: "Verb ", kind: "Kind " };
const FILTERING = [...Object.keys(FILTERS), "words", "order", "choices"];
const ORDERS = [["place", "by place"], ["speaker", "by speaker"], ["length", "longest first"]];

function filters(model) {
  const bar = element("div", "kit-bar");
  const words = element("input");
  words.type = "text";
  words.addEventListener("input", () => set(model, { words: words.value }));
  const order = element("select");
  order.append(...ORDERS.map(([value, text]) => new Option(text, value)));
  order.addEventListener("change", () => set(model, { order: order.value }));
  const choosers = Object.entries(FILTERS).map(([name, text]) => chooser(model, name, text));
  bar.append(...choosers.map(([label]) => label), labeled("Words ", words), labeled("Sort ", order));
  const update = () => {
    choosers.forEach(([, updateOne]) => updateOne());
    if (words.value !== model.get("words")) words.value = model.get("words");
    order.value = model.get("order");
  };
  return [bar, update];
}

function legend() {
  const made = element("p", "kit-legend", "How it is marked: ");
  for (const name of ["quoted", "reported", "speaker", "verb"]) {
    made.append(element("span", `kit-mark kit-${name}`, name), " ");
  }
  made.append("The arrows up and down lead from one to the next.");
  return made;
}

// Tab stops once in the list, at the chosen row; the arrows lead to the others.
function markChosen(model, list) {
  const rows = [...list.querySelectorAll("tr[data-row]")];
  const chosen = rows.find((row) => Number(row.dataset.row) === model.get("chosen"));
  for (const row of rows) {
    row.classList.toggle("kit-chosen", row === chosen);
    const made = row.querySelector("button");
    made.setAttribute("aria-pressed", String(row === chosen));
    made.tabIndex = row === (chosen ?? rows[0]) ? 0 : -1;
  }
}

// From a row, the arrows lead to the next one; from the box around them, they scroll.
function stepping(model, list) {
  return (event) => {
    const beside = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const row = event.target.closest("tr[data-row]");
    if (!beside || !row) return;
    event.preventDefault();
    const next = row[beside];
    if (!next) return;
    next.querySelector("button").focus({ preventScroll: true });
    bringIntoView(list, next);
    set(model, { chosen: Number(next.dataset.row) });
  };
}

function render({ model, el }) {
  const root = frame("kit-explorer", "Quotations");
  const [bar, updateFilters] = filters(model);
  const counted = status();
  const list = scrolling("kit-list", "The quotations");
  const table = tableWithHeads("kit-rows", ["No.", "Report", "Who, and how", "In its sentence"]);
  list.append(table);
  const where = element("p", "kit-where");
  const why = status();
  const page = scrolling("kit-page", "The page");
  const fields = scrolling("kit-fields", "Its row of the table");
  fields.append(element("table"));
  const place = element("div", "kit-place");
  place.append(page, fields);
  root.append(bar, counted, legend(), list, where, why, place);
  el.append(root);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-row]");
    if (row) set(model, { chosen: Number(row.dataset.row) });
  });
  list.addEventListener("keydown", stepping(model, list));
  const showRows = () => {
    table.tBodies[0].innerHTML = model.get("rows");
    list.hidden = !model.get("rows");
    list.scrollTop = 0;
    markChosen(model, list);
  };
  const showPlace = () => {
    page.innerHTML = model.get("page");
    fields.firstChild.innerHTML = model.get("row");
    where.textContent = model.get("where");
    where.hidden = place.hidden = !model.get("page");
    bringIntoView(page, page.querySelector(".kit-quoted, .kit-reported"));
  };
  const stops = [
    follow(model, FILTERING.map((name) => `change:${name}`).join(" "), updateFilters),
    follow(model, "change:message", () => say(counted, [model.get("message")])),
    follow(model, "change:rows", showRows),
    follow(model, "change:chosen", () => markChosen(model, list)),
    follow(model, "change:why", () => say(why, [model.get("why")])),
    follow(model, "change:page change:row change:where", showPlace),
  ];
  return () => stops.forEach((stop) => stop());
}

export default { render };
