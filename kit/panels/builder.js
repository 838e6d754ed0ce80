const LISTS = {
  table_name: "Table ",
  mark: "Mark ",
  x: "x, along the bottom ",
  y: "y, up the side ",
  how: "The number ",
  measure: "of ",
  color: "Color and sign ",
  row: "One chart each ",
};
const COPIED = "Copied. Paste it into a box of your own.";
const NOT_COPIED = "The code could not be copied. Mark it, and press Ctrl and C.";
const FIELDS = [...Object.keys(LISTS), "choices", "title"];

function fields(model) {
  const bar = element("div", "kit-bar");
  const title = element("input");
  title.type = "text";
  title.addEventListener("change", () => set(model, { title: title.value }));
  const choosers = Object.entries(LISTS).map(([name, text]) => chooser(model, name, text));
  bar.append(...choosers.map(([label]) => label), labeled("Title ", title));
  const update = () => {
    choosers.forEach(([, updateOne]) => updateOne());
    title.value = model.get("title");
  };
  return [bar, update];
}

// Over plain HTTP from another machine, a browser gives no clipboard to scripts.
async function copy(code, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  }
}

// JupyterLab draws the chart in an output of its own, as it does below a box of code.
async function drawing(model) {
  const id = model.get("drawing").replace("IPY_MODEL_", "");
  return model.widget_manager.create_view(await model.widget_manager.get_model(id));
}

async function render({ model, el }) {
  const root = frame("kit-builder", "Chart builder");
  const [bar, updateFields] = fields(model);
  const note = status();
  const place = scrolling("kit-drawing", "The chart");
  const code = scrolling("kit-code", "The code of this chart");
  code.append(element("pre"));
  const copied = element("span", "kit-copied");
  copied.setAttribute("role", "status");
  const copying = button("Copy the code", async () => {
    const done = await copy(code.firstChild, model.get("code"));
    copied.textContent = done ? COPIED : NOT_COPIED;
  });
  const head = element("div", "kit-bar kit-copying");
  head.append(copying, copied);
  const rows = element("details", "kit-rows");
  const table = scrolling("kit-scroll", "The table that is drawn");
  table.append(element("table"));
  rows.append(element("summary", "", "The table that is drawn"), table);
  root.append(bar, note, place, rows, head, code);
  el.append(root);
  const showCode = () => {
    code.firstChild.textContent = model.get("code");
    copied.textContent = "";
    head.hidden = code.hidden = place.hidden = rows.hidden = !model.get("code");
  };
  const stops = [
    follow(model, FIELDS.map((name) => `change:${name}`).join(" "), updateFields),
    follow(model, "change:message", () => say(note, [model.get("message")])),
    follow(model, "change:code", showCode),
    follow(model, "change:rows", () => (table.firstChild.innerHTML = model.get("rows"))),
  ];
  const view = await drawing(model);
  place.append(view.el);
  return () => {
    stops.forEach((stop) => stop());
    view.remove();
  };
}

export default { render };
