const LISTS = ["table_name", "mark", "x", "y", "how", "measure", "color", "row"];
const FIELDS = [...LISTS, "choices", "title"];

function fields(model) {
  const labels = model.get("labels");
  const bar = element("div", "kit-bar");
  const title = element("input");
  title.type = "text";
  title.addEventListener("change", () => set(model, { title: title.value }));
  const choosers = LISTS.map((name) => chooser(model, name, `${labels.lists[name]} `));
  bar.append(...choosers.map(([label]) => label), labeled(`${labels.title} `, title));
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
  const labels = model.get("labels");
  const root = frame("kit-builder", labels.panel);
  const [bar, updateFields] = fields(model);
  const note = status();
  const place = scrolling("kit-drawing", labels.chart);
  const code = scrolling("kit-code", labels.code);
  code.append(element("pre"));
  const copied = element("span", "kit-copied");
  copied.setAttribute("role", "status");
  const copying = button(labels.copy, async () => {
    const done = await copy(code.firstChild, model.get("code"));
    copied.textContent = done ? labels.copied : labels.not_copied;
  });
  const head = element("div", "kit-bar kit-copying");
  head.append(copying, copied);
  const rows = element("details", "kit-rows");
  const table = scrolling("kit-scroll", labels.rows);
  table.append(element("table"));
  rows.append(element("summary", "", labels.rows), table);
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
