// This side switches layers and shows notes by itself, so it answers without waiting for Python.

function switches(model) {
  const box = element("fieldset", "kit-layers");
  box.append(element("legend", "", model.get("labels").layers));
  for (const { name, legend } of model.get("choices")) {
    const label = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.value = name;
    input.addEventListener("change", () => {
      const on = [...box.querySelectorAll("input:checked")].map((checked) => checked.value);
      set(model, { layers: on });
    });
    label.append(input, element("span", `kit-sample kit-sample-${name}`, legend));
    box.append(label);
  }
  return box;
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
  if (!said.length && root.querySelector(".kit-page [role=button]")) said.push(model.get("labels").hint);
  say(root.querySelector(".kit-note"), said);
}

function choose(event, model) {
  if (!pressed(event)) return;
  const mark = event.target.closest("[data-marks]");
  const found = mark ? speaking(model, ids(mark, "marks")) : [];
  if (!found.length) return;
  event.preventDefault();
  set(model, { chosen: found });
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = frame("kit-reader", filled(labels.panel, { title: model.get("title") }));
  const page = scrolling("kit-page", labels.page);
  page.innerHTML = model.get("page");
  root.append(switches(model), status(), page);
  page.addEventListener("click", (event) => choose(event, model));
  page.addEventListener("keydown", (event) => choose(event, model));
  el.append(root);
  return follow(model, "change:layers change:chosen", () => showLayers(model, root));
}

export default { render };
