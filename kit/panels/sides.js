const SIGNS = { same: "=", undecided: "?" };

function pairTable(heads) {
  const made = element("table", "kit-pairs");
  const row = element("tr");
  row.append(...heads.map((head) => element("th", "", head)));
  for (const head of row.children) head.scope = "col";
  const top = element("thead");
  top.append(row);
  made.append(top, element("tbody"));
  return made;
}

function pageSide(model, name, choose) {
  const page = scrolling("kit-page", filled(model.get("labels").page, { name }));
  const onMark = (event) => {
    const mark = pressed(event) && event.target.closest("[data-marks]");
    if (!mark) return;
    const pairs = ids(mark, "marks").flatMap((id) => model.get("links")[id] ?? []);
    if (!pairs.length) return;
    event.preventDefault();
    choose(pairs[(pairs.indexOf(model.get("chosen")) + 1) % pairs.length]);
  };
  page.addEventListener("click", onMark);
  page.addEventListener("keydown", onMark);
  return page;
}

function showPage(model, page, html) {
  page.innerHTML = html;
  for (const mark of page.querySelectorAll("[data-begins]")) {
    if (!ids(mark, "begins").some((id) => id in model.get("links"))) continue;
    mark.setAttribute("role", "button");
    mark.tabIndex = 0;
  }
}

// Before a sentence stands "1=" for an accepted pair, "2?" for an open one.
function sign(model, pairs) {
  const signs = pairs.map((pair) => [pair, SIGNS[model.get("verdicts")[pair - 1]]]);
  return signs.flatMap(([pair, said]) => (said ? [`${pair}${said}`] : [])).join(" ");
}

function light(model, page) {
  const [links, verdicts, chosen] = ["links", "verdicts", "chosen"].map((name) => model.get(name));
  for (const mark of page.querySelectorAll("[data-marks]")) {
    const pairs = ids(mark, "marks").flatMap((id) => links[id] ?? []);
    mark.classList.toggle("kit-same", pairs.some((pair) => verdicts[pair - 1] === "same"));
    mark.classList.toggle("kit-current", pairs.includes(chosen));
    if (mark.getAttribute("role") !== "button") continue;
    const label = mark.previousElementSibling;
    label.textContent = sign(model, pairs);
    label.hidden = !label.textContent;
  }
}

function wordSwitches(model) {
  const labels = model.get("labels");
  const box = group("kit-bar", labels.words);
  box.append(element("strong", "", labels.mark));
  for (const [name, legend] of Object.entries(model.get("choices"))) {
    const input = element("input");
    input.type = "checkbox";
    input.value = name;
    input.addEventListener("change", () => {
      set(model, { words: [...box.querySelectorAll("input:checked")].map(({ value }) => value) });
    });
    const label = element("label");
    label.append(input, element("span", `kit-sample-${name}`, legend));
    box.append(label);
  }
  return box;
}

function showWords(model, root) {
  const on = model.get("words");
  for (const input of root.querySelectorAll("input[value]")) {
    if (!(input.value in model.get("choices"))) continue;
    input.checked = on.includes(input.value);
    root.classList.toggle(`kit-on-${input.value}`, input.checked);
  }
}

// Only the page that a person scrolls leads the other: a page brought to a sentence leads none.
function scrollTogether(pages, isOn) {
  let leading = null;
  for (const [page, other] of [pages, [...pages].reverse()]) {
    for (const event of ["wheel", "pointerdown", "touchstart", "keydown"]) {
      page.addEventListener(event, () => (leading = page), { passive: true });
    }
    page.addEventListener("scroll", () => {
      if (leading !== page || !isOn()) return;
      const done = page.scrollTop / Math.max(1, page.scrollHeight - page.clientHeight);
      other.scrollTop = done * (other.scrollHeight - other.clientHeight);
    });
  }
  return () => (leading = null);
}

function render({ model, el }) {
  const names = model.get("names");
  const labels = model.get("labels");
  const [one, other] = names;
  const root = frame("kit-sides", filled(labels.panel, { one, other }));
  const choose = (pair) => set(model, { chosen: pair });
  const decide = (act) => {
    if (model.get("chosen")) model.send({ act, pair: model.get("chosen") });
  };
  const step = (by) => {
    const pair = model.get("chosen") + by;
    if (pair >= 1 && pair <= model.get("verdicts").length) choose(pair);
  };
  const bar = element("div", "kit-bar");
  const same = button(labels.same, () => decide("accept"));
  const different = button(labels.different, () => decide("reject"));
  const together = element("input");
  together.type = "checkbox";
  together.checked = true;
  bar.append(button(labels.back, () => step(-1)), button(labels.next, () => step(1)), same, different);
  bar.append(labeled(labels.together, together));
  const note = status();
  const list = scrolling("kit-list", labels.pairs);
  const pairs = pairTable(labels.heads);
  list.append(pairs);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-pair]");
    if (row) choose(Number(row.dataset.pair));
  });
  const pages = names.map((name) => pageSide(model, name, choose));
  const sides = element("div", "kit-two");
  names.forEach((name, at) => {
    const side = element("div");
    side.append(element("p", "kit-name", name), pages[at]);
    sides.append(side);
  });
  const counted = element("p", "kit-counted");
  const wordsCounted = element("p", "kit-counted", model.get("words_counted"));
  const words = wordSwitches(model);
  root.append(bar, note, list, element("p", "kit-counted", labels.legend), words, wordsCounted, sides, counted);
  pairs.tBodies[0].innerHTML = model.get("rows");
  showPage(model, pages[0], model.get("here"));
  showPage(model, pages[1], model.get("there"));
  el.append(root);
  const release = scrollTogether(pages, () => together.checked);
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = { a: () => decide("accept"), r: () => decide("reject"), ArrowLeft: () => step(-1), ArrowRight: () => step(1) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });

  const showChosen = () => {
    release();
    for (const row of pairs.tBodies[0].rows) {
      const isChosen = Number(row.dataset.pair) === model.get("chosen");
      row.classList.toggle("kit-chosen", isChosen);
      row.querySelector("button").setAttribute("aria-pressed", String(isChosen));
    }
    bringIntoView(list, pairs.querySelector(".kit-chosen"));
    showVerdicts();
    for (const page of pages) bringIntoView(page, page.querySelector(".kit-current"));
  };
  const showVerdicts = () => {
    const verdicts = model.get("verdicts");
    for (const row of pairs.tBodies[0].rows) {
      row.lastElementChild.textContent = labels.verdicts[verdicts[row.dataset.pair - 1]];
    }
    for (const page of pages) light(model, page);
    const verdict = verdicts[model.get("chosen") - 1];
    same.disabled = different.disabled = !verdict;
    same.setAttribute("aria-pressed", String(verdict === "same"));
    different.setAttribute("aria-pressed", String(verdict === "different"));
  };
  const stops = [
    follow(model, "change:chosen", showChosen),
    follow(model, "change:verdicts", showVerdicts),
    follow(model, "change:words", () => {
      showWords(model, root);
      wordsCounted.hidden = !model.get("words").length;
    }),
    follow(model, "change:message change:chosen", () => {
      say(note, [model.get("message"), model.get("places")[model.get("chosen") - 1]]);
    }),
    follow(model, "change:counted", () => (counted.textContent = model.get("counted"))),
  ];
  return () => stops.forEach((stop) => stop());
}

export default { render };
