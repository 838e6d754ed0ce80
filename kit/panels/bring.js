const FORMS = ".txt,.html,.htm,.xhtml,.mhtml,.mht,.csv,.tsv,.json,.jsonl,.ndjson,.xlsx,.docx,.gz";
const WAIT = 300; // milliseconds after the last key

// A message of more than 10 MB would cut the line between notebook and Python.
const MOST = 8_000_000;

let panels = 0;

// What was typed last is sent after a short rest, or at once before anything else is done.
function resting(send) {
  const waiting = new Map();
  const sendOne = (key) => {
    const { timer, asked } = waiting.get(key);
    clearTimeout(timer);
    waiting.delete(key);
    send(asked);
  };
  return {
    later(key, asked) {
      clearTimeout(waiting.get(key)?.timer);
      waiting.set(key, { asked, timer: setTimeout(() => sendOne(key), WAIT) });
    },
    now: () => [...waiting.keys()].forEach(sendOne),
  };
}

function megabytes(size) {
  return `${(size / 1e6).toFixed(1)} MB`;
}

function pasting(model, talk, note) {
  const labels = model.get("labels");
  const area = element("textarea");
  area.rows = 5;
  area.spellcheck = false;
  area.addEventListener("input", () => {
    if (area.value.length > MOST / 2) {
      say(note, [filled(labels.too_long, { size: megabytes(area.value.length) })]);
    } else {
      talk.later("paste", { act: "paste", text: area.value });
    }
  });
  const show = () => {
    const text = model.get("pasted");
    // While somebody types, what comes back from Python may be older than what stands here.
    if (text === area.value || (text && document.activeElement === area)) return;
    area.value = text;
  };
  return { label: labeled(labels.paste, area), show };
}

async function sendFiles(files, model, note) {
  const labels = model.get("labels");
  const tooBig = [];
  let first = true;
  for (const [at, file] of files.entries()) {
    if (file.size > MOST) {
      tooBig.push(filled(labels.too_big, { name: file.name, size: megabytes(file.size) }));
      continue;
    }
    say(note, [filled(labels.reading, { at: at + 1, files: files.length, name: file.name })]);
    const data = await file.arrayBuffer();
    const done = new Promise((resolve) => {
      const before = model.get("files_read");
      const look = () => {
        if (model.get("files_read") === before) return;
        model.off("change:files_read", look);
        resolve();
      };
      model.on("change:files_read", look);
    });
    model.send({ act: "file", name: file.name, first }, undefined, [data]);
    first = false;
    await done;
  }
  return tooBig;
}

function choosing(model, talk, note) {
  const input = element("input");
  input.type = "file";
  input.multiple = true;
  input.accept = FORMS;
  input.addEventListener("change", async () => {
    talk.now();
    const tooBig = await sendFiles([...input.files], model, note);
    say(note, [...(tooBig.length < input.files.length ? model.get("message").split("\n") : []), ...tooBig]);
    // The same file can be chosen again only if the choice was emptied.
    input.value = "";
  });
  return labeled(model.get("labels").files, input);
}

function correcting(model, talk) {
  const labels = model.get("labels");
  const box = group("kit-fields", labels.found);
  const prefix = `kit-bring-${(panels += 1)}`;
  const inputs = {};
  for (const [name, text] of Object.entries(labels.fields)) {
    const row = element("div", "kit-field");
    const label = element("label", "", text);
    const input = element("input");
    const hint = element("p", "kit-hint");
    input.type = "text";
    input.id = `${prefix}-${name}`;
    hint.id = `${input.id}-hint`;
    label.htmlFor = input.id;
    input.setAttribute("aria-describedby", hint.id);
    if (name === "date") input.placeholder = "2016-10-12";
    input.addEventListener("input", () => {
      const number = model.get("shown");
      talk.later(name, { act: "type", number, name, value: input.value });
    });
    row.append(label, input, hint);
    box.append(row);
    inputs[name] = { input, hint };
  }
  const fill = () => {
    for (const [name, { input }] of Object.entries(inputs)) input.value = model.get("fields")[name] ?? "";
  };
  const showHints = () => {
    for (const [name, { input, hint }] of Object.entries(inputs)) {
      const wrong = model.get("wrong").includes(name);
      hint.textContent = model.get("hints")[name] ?? (name === "rights" ? labels.about_rights : "");
      hint.classList.toggle("kit-wrong", wrong);
      input.setAttribute("aria-invalid", String(wrong));
    }
  };
  return { box, fill, showHints };
}

function buttons(model, talk) {
  const act = (asked) => () => {
    talk.now();
    model.send(asked);
  };
  const labels = model.get("labels");
  const back = button(labels.back, act({ act: "go", step: -1 }));
  const next = button(labels.next, act({ act: "go", step: 1 }));
  const save = button(labels.save, act({ act: "save" }));
  const all = button("", act({ act: "save all" }));
  const out = button(labels.leave_out, act({ act: "leave out" }));
  const update = () => {
    const total = model.get("total");
    back.disabled = model.get("at") <= 1;
    next.disabled = model.get("at") >= total;
    all.textContent = model.get("labels").save_all;
    for (const one of [back, next, all]) one.hidden = total < 2;
  };
  return { row: [back, next, save, all, out], update };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const title = model.get("title");
  const root = frame("kit-bring kit-on-parts", filled(labels.panel, { title }));
  const note = status();
  const talk = resting((asked) => model.send(asked));
  const paste = pasting(model, talk, note);
  const top = element("div", "kit-bar kit-top");
  top.append(paste.label, choosing(model, talk, note));

  const work = element("div", "kit-work");
  const bar = element("div", "kit-bar");
  const where = element("strong");
  const { row, update } = buttons(model, talk);
  bar.append(where, ...row);
  const correct = correcting(model, talk);
  const notes = element("ul", "kit-notes");
  correct.box.append(notes);
  const page = scrolling("kit-page", labels.page);
  const sides = element("div", "kit-beside");
  sides.append(correct.box, page);
  work.append(bar, sides);

  const there = element("div", "kit-there");
  const listing = scrolling("kit-listing", filled(labels.listing, { folder: title }));
  const heading = element("p", "kit-title", filled(labels.folder, { folder: title }));
  there.append(heading, listing, element("p", "", labels.help));
  root.append(top, note, work, there);
  el.append(root);

  const showWork = () => {
    work.hidden = model.get("total") === 0;
    where.textContent = model.get("where");
    update();
  };
  const stops = [
    follow(model, "change:pasted change:filled", paste.show),
    follow(model, "change:filled", correct.fill),
    follow(model, "change:hints change:wrong change:filled", correct.showHints),
    follow(model, "change:total change:at change:where change:labels", showWork),
    follow(model, "change:page", () => (page.innerHTML = model.get("page"))),
    follow(model, "change:notes", () => {
      notes.replaceChildren(...model.get("notes").map((text) => element("li", "", text)));
    }),
    follow(model, "change:message", () => say(note, model.get("message").split("\n"))),
    follow(model, "change:listing", () => {
      listing.innerHTML = model.get("listing");
      there.hidden = !model.get("listing");
    }),
  ];
  return () => {
    talk.now();
    stops.forEach((stop) => stop());
  };
}

export default { render };
