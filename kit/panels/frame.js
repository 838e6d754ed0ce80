// Stands before the script of every panel; kit/panels/scripts.py puts them together. Pages and rows
// come as HTML from Python, with their words escaped there. Scripts only show and report.

// Words come from Python, in the language that was chosen; what a script fills in stands in braces.
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function group(className, name) {
  const made = element("div", className);
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", name);
  return made;
}

function frame(className, name) {
  const root = group(`kit-panel ${className}`, name);
  // Otherwise keys pressed here would be JupyterLab's own shortcuts as well: an arrow would leave
  // the panel, and d twice would delete the box around it. The attribute alone does not stop those
  // that are meant for whatever has the focus.
  root.dataset.lmSuppressShortcuts = "true";
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
  return root;
}

// What scrolls must be a stop for the Tab key, or a keyboard can't scroll it.
function scrolling(className, name) {
  const made = group(className, name);
  made.tabIndex = 0;
  return made;
}

function status() {
  const note = element("div", "kit-note");
  note.setAttribute("role", "status");
  return note;
}

function say(note, lines) {
  note.replaceChildren(...lines.filter(Boolean).map((text) => element("p", "", text)));
}

function button(text, act) {
  const made = element("button", "", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function labeled(text, input) {
  const label = element("label");
  label.append(text, input);
  return label;
}

// A list to choose from, as Python sends it: a value and a text for each line.
function chooser(model, name, text) {
  const list = element("select");
  list.addEventListener("change", () => set(model, { [name]: list.value }));
  let shown = "";
  const update = () => {
    const lines = model.get("choices")[name] ?? [];
    const sent = JSON.stringify(lines);
    if (sent !== shown) {
      list.replaceChildren(...lines.map(([value, words]) => new Option(words, value)));
      shown = sent;
    }
    list.value = model.get(name);
  };
  return [labeled(text, list), update];
}

function tableWithHeads(className, heads) {
  const made = element("table", className);
  const row = made.createTHead().insertRow();
  for (const head of heads) {
    const cell = element("th", "", head);
    cell.scope = "col";
    row.append(cell);
  }
  made.createTBody();
  return made;
}

function ids(mark, kind) {
  return (mark.dataset[kind] ?? "").split(" ").filter(Boolean);
}

function pressed(event) {
  return event.type !== "keydown" || event.key === "Enter" || event.key === " ";
}

function set(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

// Only the box itself is scrolled: the notebook around it stays where the learner has it.
function bringIntoView(box, place) {
  if (!place) return;
  // A panel that has just been made has its places once it is drawn.
  requestAnimationFrame(() => {
    const [outer, inner] = [box.getBoundingClientRect(), place.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
    }
  });
}

function follow(model, events, update) {
  model.on(events, update);
  update();
  return () => model.off(events, update);
}
