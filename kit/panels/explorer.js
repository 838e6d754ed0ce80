const FILTERS = ["report", "speaker", "verb", "kind"];
const FILTERING = [...FILTERS, "words", "order", "choices"];

function filters(model) {
  const labels = model.get("labels");
  const bar = element("div", "kit-bar");
  const words = element("input");
  words.type = "text";
  words.addEventListener("input", () => set(model, { words: words.value }));
  const order = element("select");
  order.append(...Object.entries(labels.orders).map(([value, text]) => new Option(text, value)));
  order.addEventListener("change", () => set(model, { order: order.value }));
  const choosers = FILTERS.map((name) => chooser(model, name, `${labels.filters[name]} `));
  bar.append(...choosers.map(([label]) => label));
  bar.append(labeled(`${labels.words} `, words), labeled(`${labels.sort} `, order));
  const update = () => {
    choosers.forEach(([, updateOne]) => updateOne());
    if (words.value !== model.get("words")) words.value = model.get("words");
    order.value = model.get("order");
  };
  return [bar, update];
}

function legend(labels) {
  const made = element("p", "kit-legend", `${labels.legend} `);
  for (const [name, text] of Object.entries(labels.marks)) {
    made.append(element("span", `kit-mark kit-${name}`, text), " ");
  }
  made.append(labels.arrows);
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
  const labels = model.get("labels");
  const root = frame("kit-explorer", labels.panel);
  const [bar, updateFilters] = filters(model);
  const counted = status();
  const list = scrolling("kit-list", labels.list);
  const table = tableWithHeads("kit-rows", labels.heads);
  list.append(table);
  const where = element("p", "kit-where");
  const why = status();
  const page = scrolling("kit-page", labels.page);
  const fields = scrolling("kit-fields", labels.row);
  fields.append(element("table"));
  const place = element("div", "kit-place");
  place.append(page, fields);
  root.append(bar, counted, legend(labels), list, where, why, place);
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
