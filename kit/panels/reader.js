// The page comes as HTML from Python, with its words escaped there. This side only switches layers
// and shows notes, so it answers without waiting for Python.

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function switches(model, root) {
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

function showLayers(model, root) {
  const on = model.get("layers");
  for (const input of root.querySelectorAll(".kit-layers input")) {
    input.checked = on.includes(input.value);
    root.classList.toggle(`kit-on-${input.value}`, input.checked);
  }
  // A mark of a hidden layer must be no stop for the Tab key.
  for (const mark of root.querySelectorAll("[role=button]")) {
    mark.tabIndex = on.includes(mark.dataset.layer) ? 0 : -1;
  }
}

function explain(event, root) {
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  const mark = event.target.closest("[data-note]");
  if (!mark || !root.classList.contains(`kit-on-${mark.dataset.layer}`)) return;
  event.preventDefault();
  root.querySelector(".kit-note").textContent = mark.dataset.note;
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
  const note = element("p", "kit-note");
  note.setAttribute("role", "status");
  root.append(switches(model, root), note, page);
  page.addEventListener("click", (event) => explain(event, root));
  page.addEventListener("keydown", (event) => explain(event, root));
  const update = () => showLayers(model, root);
  model.on("change:layers", update);
  update();
  el.append(root);
  return () => model.off("change:layers", update);
}

export default { render };
