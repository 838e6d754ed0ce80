// The page comes as HTML from Python, with its words escaped there. This side only switches layers
// and shows notes, so it answers without waiting for Python.

const HINT = "To learn more about a marked place, click on it, or press Tab and Enter.";

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function switches(model) {
  const box = element("fieldset", "kit-layers");
  box.append(element("legend", "", "Show on the page"));
  for (const { name, legend } of model.get("choices")) {
    const label = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.value = name;
    input.addEventListener("change", () => {
      const on = [...box.querySelectorAll("input:checked")].map((checked) => checked.value);
      model.set("layers", on);
      model.save_changes();
    });
    label.append(input, element("span", `kit-sample kit-sample-${name}`, legend));
    box.append(label);
  }
  return box;
}

function ids(mark, kind) {
  return (mark.dataset[kind] ?? "").split(" ").filter(Boolean);
}

// Of the marks with these ids, keep those that say something and whose layer is on.
function speaking(model, found) {
  const on = model.get("layers");
  const notes = model.get("notes");
  return found.filter((id) => notes[id] && on.includes(id.slice(0, id.lastIndexOf("-"))));
}

function showLayers(model, root) {
  const on = model.get("layers");
  for (const input of root.querySelectorAll(".kit-layers input")) {
    input.checked = on.includes(input.value);
    root.classList.toggle(`kit-on-${input.value}`, input.checked);
  }
  // Only a mark that can be seen and says something is a stop for the Tab key.
  for (const mark of root.querySelectorAll("[data-begins]")) {
    if (speaking(model, ids(mark, "begins")).length) {
      mark.setAttribute("role", "button");
      mark.tabIndex = 0;
    } else {
      mark.removeAttribute("role");
      mark.removeAttribute("tabindex");
    }
  }
  showChosen(model, root);
}

function showChosen(model, root) {
  const chosen = speaking(model, model.get("chosen"));
  for (const mark of root.querySelectorAll("[data-marks]")) {
    const isChosen = ids(mark, "marks").some((id) => chosen.includes(id));
    mark.classList.toggle("kit-chosen", isChosen);
  }
  const said = chosen.map((id) => model.get("notes")[id]);
  if (!said.length && root.querySelector(".kit-page [role=button]")) said.push(HINT);
  const lines = said.map((text) => element("p", "", text));
  root.querySelector(".kit-note").replaceChildren(...lines);
}

function choose(event, model) {
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  const mark = event.target.closest("[data-marks]");
  const found = mark ? speaking(model, ids(mark, "marks")) : [];
  if (!found.length) return;
  event.preventDefault();
  model.set("chosen", found);
  model.save_changes();
}

function render({ model, el }) {
  const root = element("div", "kit-reader");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", `Reader: ${model.get("title")}`);
  // Otherwise Enter and letters typed here would be taken as JupyterLab's own shortcuts.
  root.dataset.lmSuppressShortcuts = "true";
  const page = element("div", "kit-page");
  page.tabIndex = 0;
  page.setAttribute("role", "group");
  page.setAttribute("aria-label", "The page");
  page.innerHTML = model.get("page");
  const note = element("div", "kit-note");
  note.setAttribute("role", "status");
  root.append(switches(model), note, page);
  page.addEventListener("click", (event) => choose(event, model));
  page.addEventListener("keydown", (event) => choose(event, model));
  const update = () => showLayers(model, root);
  model.on("change:layers change:chosen", update);
  update();
  el.append(root);
  return () => model.off("change:layers change:chosen", update);
}

export default { render };
