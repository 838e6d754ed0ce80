const MOST_KEYS = 9;

function codeButtons(model, send) {
  const labels = model.get("labels");
  const box = group("kit-codes", labels.codes);
  model.get("codes").forEach(({ code, definition, example, counter_example: not }, at) => {
    const row = element("div", "kit-code");
    const made = button("", () => send({ act: "code", code }));
    made.dataset.code = code;
    made.append(element("span", "kit-tick"), at < MOST_KEYS ? `${at + 1} ${code}` : code);
    const help = element("p", "", definition);
    if (example) help.append(element("span", "kit-example", filled(labels.yes, { example })));
    if (not) help.append(element("span", "kit-example", filled(labels.no, { example: not })));
    row.append(made, help);
    box.append(row);
  });
  return box;
}

function showGiven(model, codes) {
  const given = model.get("given");
  for (const made of codes.querySelectorAll("button")) {
    const isGiven = given.includes(made.dataset.code);
    made.setAttribute("aria-pressed", String(isGiven));
    made.firstChild.textContent = isGiven ? "✓ " : "";
  }
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = frame("kit-coder", filled(labels.panel, { title: model.get("title") }));
  // Each decision is a message of its own, since of values set in haste only the last arrives. It
  // may overtake such a value, so it says which sentence is meant.
  const send = (asked) => model.send({ ...asked, at: model.get("at") });
  const go = (step) => {
    const at = Math.min(Math.max(model.get("at") + step, 1), model.get("total"));
    if (at !== model.get("at")) set(model, { at });
  };
  const bar = element("div", "kit-bar");
  const where = element("strong");
  const back = button(labels.back, () => go(-1));
  const next = button(labels.next, () => go(1));
  const undo = button(labels.undo, () => send({ act: "undo" }));
  const compare = button(labels.compare, () => send({ act: "compare" }));
  bar.append(back, next, where, undo, compare);
  const note = status();
  const compared = scrolling("kit-compared", labels.agreement);
  const page = scrolling("kit-page", labels.page);
  const codes = codeButtons(model, send);
  const work = element("div", "kit-work");
  work.append(codes, page);
  root.append(bar, note, compared, work);
  root.tabIndex = -1;
  el.append(root);

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const code = model.get("codes")[Number(event.key) - 1];
    const acts = { ArrowLeft: () => go(-1), ArrowRight: () => go(1), u: () => send({ act: "undo" }) };
    const act = /^[1-9]$/.test(event.key) ? code && (() => send({ act: "code", code: code.code })) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  root.addEventListener("click", (event) => {
    // After a click beside the buttons, the keys still belong to the panel.
    if (!root.contains(document.activeElement) && !event.target.closest("button")) root.focus();
  });
  const showPage = () => {
    page.innerHTML = model.get("page");
    where.textContent = model.get("where");
    bringIntoView(page, page.querySelector(".kit-current"));
  };
  const stops = [
    follow(model, "change:page change:where", showPage),
    follow(model, "change:given", () => showGiven(model, codes)),
    follow(model, "change:message change:progress", () =>
      say(note, [model.get("progress"), model.get("message")])),
    follow(model, "change:compared", () => {
      compared.innerHTML = model.get("compared");
      compared.hidden = !model.get("compared");
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

export default { render };
