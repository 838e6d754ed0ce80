function fields(model) {
  const labels = model.get("labels");
  const bar = element("div", "kit-bar");
  const sought = element("input");
  sought.type = "text";
  sought.addEventListener("input", () => set(model, { sought: sought.value }));
  const isPattern = element("input");
  isPattern.type = "checkbox";
  isPattern.addEventListener("change", () => set(model, { is_pattern: isPattern.checked }));
  const order = element("select");
  for (const [value, text] of Object.entries(labels.orders)) {
    const option = element("option", "", text);
    option.value = value;
    order.append(option);
  }
  order.addEventListener("change", () => set(model, { order: order.value }));
  bar.append(labeled(`${labels.sought} `, sought), labeled(`${labels.sort} `, order));
  bar.append(labeled(labels.pattern, isPattern));
  const update = () => {
    if (sought.value !== model.get("sought")) sought.value = model.get("sought");
    isPattern.checked = model.get("is_pattern");
    order.value = model.get("order");
  };
  return [bar, update];
}

function table(heads) {
  const made = element("table", "kit-lines");
  const row = element("tr");
  row.append(...heads.map((head) => element("th", "", head)));
  for (const head of row.children) head.scope = "col";
  const top = element("thead");
  top.append(row);
  made.append(top, element("tbody"));
  return made;
}

function markChosen(model, lines) {
  for (const row of lines.querySelectorAll("tr[data-line]")) {
    const isChosen = Number(row.dataset.line) === model.get("chosen");
    row.classList.toggle("kit-chosen", isChosen);
    row.querySelector("button").setAttribute("aria-pressed", String(isChosen));
  }
}

function showPage(model, where, page) {
  page.innerHTML = model.get("page");
  where.textContent = model.get("where");
  page.hidden = where.hidden = !model.get("page");
  bringIntoView(page, page.querySelector(".kit-line"));
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = frame("kit-concordance", labels.panel);
  const [bar, updateFields] = fields(model);
  const note = status();
  const lines = scrolling("kit-scroll", labels.lines);
  const found = table(labels.heads);
  lines.append(found);
  const counted = element("p", "kit-counted");
  const where = element("p", "kit-where");
  const page = scrolling("kit-page", labels.page);
  lines.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-line]");
    if (row) set(model, { chosen: Number(row.dataset.line) });
  });
  root.append(bar, note, lines, counted, where, page);
  el.append(root);
  const showLines = () => {
    found.tBodies[0].innerHTML = model.get("lines");
    lines.hidden = !model.get("lines");
    counted.textContent = model.get("counted");
    counted.hidden = !model.get("counted");
    markChosen(model, lines);
  };
  const stops = [
    follow(model, "change:sought change:is_pattern change:order", updateFields),
    follow(model, "change:message", () => say(note, [model.get("message")])),
    follow(model, "change:lines change:counted", showLines),
    follow(model, "change:chosen", () => markChosen(model, lines)),
    follow(model, "change:page change:where", () => showPage(model, where, page)),
  ];
  return () => stops.forEach((stop) => stop());
}

export default { render };
