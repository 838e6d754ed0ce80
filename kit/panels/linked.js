const FORWARD = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const LEAST_DRAG = 4; // pixels: less is a click of a hand that shakes

function meets(some, others) {
  return some.some((id) => others.includes(id));
}

function numbers(mark) {
  const named = ids(mark, "marks").filter((id) => id.startsWith("sentences-"));
  return named.map((id) => Number(id.slice("sentences-".length)));
}

function quotedIn(model, sentences) {
  const quoted = sentences.flatMap((number) => model.get("links")[`sentences-${number}`] ?? []);
  return [...new Set(quoted)];
}

function between(one, other) {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function lightSentences(model, sentences) {
  set(model, { sentences, chosen: quotedIn(model, sentences) });
}

// A stretch of sentences, from where the learner began to where they are now.
function stretching(model) {
  let [from, to] = [0, 0];
  const total = () => model.get("places").length;
  const light = () => lightSentences(model, between(from, to));
  return {
    begin: (number) => ([from, to] = [number, number]),
    until: (number) => {
      [from, to] = [from || number, number];
      light();
    },
    step: (by) => {
      const next = to ? to + by : 1;
      if (next >= 1 && next <= total()) [from, to] = [from || next, next];
      if (to) light();
    },
  };
}

function makeStops(model, page) {
  for (const mark of page.querySelectorAll("[data-begins]")) {
    const begun = ids(mark, "begins");
    if (begun.some((id) => id in model.get("notes") || id in model.get("links"))) {
      mark.setAttribute("role", "button");
      mark.tabIndex = 0;
    }
  }
}

function light(model, root) {
  const [chosen, sentences, links] = ["chosen", "sentences", "links"].map((name) => model.get(name));
  for (const made of root.querySelectorAll("[data-chooses]")) {
    made.setAttribute("aria-pressed", String(ids(made, "chooses").every((id) => chosen.includes(id))));
  }
  for (const mark of root.querySelectorAll("[data-marks]")) {
    const marks = ids(mark, "marks");
    const isLit = meets(numbers(mark), sentences);
    const isChosen = meets(marks, chosen);
    mark.classList.toggle("kit-chosen", isChosen);
    mark.classList.toggle("kit-lit", isLit);
    mark.classList.toggle("kit-around", meets(marks.flatMap((id) => links[id] ?? []), chosen));
    if (mark.getAttribute("role")) mark.setAttribute("aria-pressed", String(isChosen || isLit));
  }
}

function runs(sentences) {
  const found = [];
  for (const number of sentences) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

function showStretches(model, track) {
  for (const old of track.querySelectorAll(".kit-stretch")) old.remove();
  for (const [first, last] of runs(model.get("sentences"))) {
    const [left, right] = [model.get("places")[first - 1][0], model.get("places")[last - 1][1]];
    for (const line of track.querySelectorAll(".kit-line")) line.append(stretch(left, right));
  }
}

function stretch(left, right) {
  const made = element("span", "kit-stretch");
  Object.assign(made.style, { left: `${left}%`, width: `${right - left}%` });
  return made;
}

function said(model) {
  const chosen = model.get("chosen").map((id) => model.get("notes")[id]);
  const found = runs(model.get("sentences"));
  const labels = model.get("labels");
  if (!found.length) return chosen.length ? chosen : [labels.hint];
  const names = found.map(([first, last]) => (first === last ? first : filled(labels.stretch, { first, last })));
  const text = model.get("sentences").length > 1 ? labels.sentences : labels.sentence;
  return [filled(text, { numbers: names.join(", "), found: labels.found[chosen.length] }), ...chosen];
}

// Drag over the lines: the sentences that the stretch touches light up. Returns what tells whether a
// drag ended just now, so that its click chooses nothing.
function dragging(model, track) {
  let drag = null;
  let justEnded = false;
  const share = (event) => {
    const box = drag.line.getBoundingClientRect();
    return (100 * (event.clientX - box.left)) / box.width;
  };
  track.addEventListener("pointerdown", (event) => {
    const line = event.target.closest(".kit-line");
    if (line && event.button === 0) drag = { line, at: event.clientX, moved: false };
  });
  track.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.at) < LEAST_DRAG)) return;
    if (!drag.moved) {
      track.setPointerCapture(event.pointerId);
      drag.from = share({ clientX: drag.at });
      drag.moved = true;
    }
    const [left, right] = [drag.from, share(event)].sort((one, other) => one - other);
    const touched = model.get("places").flatMap(([start, end], at) => (start < right && end > left ? [at + 1] : []));
    if (String(touched) !== String(model.get("sentences"))) lightSentences(model, touched);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    track.addEventListener(end, () => {
      justEnded = Boolean(drag?.moved);
      drag = null;
      setTimeout(() => (justEnded = false));
    });
  }
  return () => justEnded;
}

function selectedSentences(page) {
  const selection = page.getRootNode().getSelection?.() ?? document.getSelection();
  if (!selection || selection.isCollapsed || !page.contains(selection.anchorNode)) return [];
  const marks = [...page.querySelectorAll("[data-marks]")];
  return [...new Set(marks.filter((mark) => selection.containsNode(mark, true)).flatMap(numbers))];
}

// The words of a quotation choose it; other words of a sentence choose all that it quotes.
function chooseOnPage(model, mark, event, sweep) {
  const [number] = numbers(mark);
  const quotations = ids(mark, "marks").filter((id) => !id.startsWith("sentences-"));
  const sentences = model.get("sentences");
  if (number && event.shiftKey) return sweep.until(number);
  if (number) sweep.begin(number);
  if (number && (event.ctrlKey || event.metaKey)) {
    const others = sentences.filter((other) => other !== number);
    const added = others.length === sentences.length ? [...others, number] : others;
    return lightSentences(model, added.sort((one, other) => one - other));
  }
  if (quotations.length) return set(model, { chosen: quotations, sentences: [] });
  return lightSentences(model, numbers(mark));
}

function onPage(model, page, sweep) {
  let down = null;
  page.addEventListener("pointerdown", ({ clientX, clientY }) => (down = [clientX, clientY]));
  // After a click into words that are selected they still are, so only the way of the hand tells.
  const swept = (event) =>
    event.type === "click" &&
    down && // the screen reader's click has no way
    Math.hypot(event.clientX - down[0], event.clientY - down[1]) >= LEAST_DRAG;
  const choose = (event) => {
    const mark = pressed(event) && event.target.closest("[data-marks]");
    const selected = swept(event) && !event.shiftKey ? selectedSentences(page) : [];
    if (selected.length) return lightSentences(model, selected);
    if (!mark) return;
    event.preventDefault();
    chooseOnPage(model, mark, event, sweep);
  };
  page.addEventListener("click", choose);
  page.addEventListener("keydown", choose);
}

// Shift and an arrow reach one sentence further, from the bar or the words that have the focus.
function onKeys(model, root, sweep) {
  const standing = () => {
    const at = document.activeElement;
    const [bar] = root.contains(at) && at.dataset.chooses ? ids(at, "chooses") : [];
    const named = Object.entries(model.get("links")).find(([, quoted]) => quoted.includes(bar));
    return named ? Number(named[0].slice("sentences-".length)) : numbers(at)[0];
  };
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      sweep.begin(standing() ?? 0);
      set(model, { chosen: [], sentences: [] });
    }
    if (!event.shiftKey || !FORWARD[event.key]) return;
    event.preventDefault();
    const here = standing();
    if (here && !model.get("sentences").length) sweep.begin(here);
    sweep.step(FORWARD[event.key]);
  });
}

function legend(labels) {
  const bar = element("div", "kit-bar");
  for (const [kind, text] of Object.entries(labels.kinds)) {
    const sample = element("span", "kit-sample", text);
    sample.prepend(element("i", `kit-quote kit-${kind}`));
    bar.append(sample);
  }
  bar.append(element("span", "", labels.gray));
  return bar;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = frame("kit-linked", filled(labels.panel, { title: model.get("title") }));
  const track = scrolling("kit-track", labels.track);
  track.innerHTML = model.get("track");
  const note = status();
  note.tabIndex = 0; // many notes scroll
  const page = scrolling("kit-page", labels.page);
  page.innerHTML = model.get("page");
  makeStops(model, page);
  root.append(legend(labels), track, note, page);
  el.append(root);

  const sweep = stretching(model);
  const dragEnded = dragging(model, track);
  track.addEventListener("click", (event) => {
    const made = event.target.closest("[data-chooses]");
    if (made && !dragEnded()) set(model, { chosen: ids(made, "chooses"), sentences: [] });
  });
  onPage(model, page, sweep);
  onKeys(model, root, sweep);
  return follow(model, "change:chosen change:sentences", () => {
    light(model, root);
    showStretches(model, track);
    say(note, said(model));
    bringIntoView(page, page.querySelector(".kit-lit, .kit-chosen"));
    bringIntoView(track, track.querySelector('.kit-quote[aria-pressed="true"]'));
  });
}

export default { render };
