"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const summary = data.summary;

// Elements are built from text, never from markup: the data comes from files.
function el(name, properties, ...children) {
  const svg = ["svg", "g", "path", "text", "ellipse", "title", "defs", "marker"].includes(name);
  const e = svg ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) e.setAttribute(key, value);
  }
  for (const child of children.flat(2)) {
    if (child !== null && child !== undefined) e.append(child);
  }
  return e;
}
const section = id => document.getElementById(id);
function list(title, items, heading = "h3") {
  return items.length === 0 ? null
    : [el(heading, {}, title), el("ul", {}, items.map(i => el("li", {}, i)))];
}
// A counterexample of a claim that does not hold is there at once, another when somebody wants it.
function showSteps() {
  for (const place of document.querySelectorAll("[data-steps]")) {
    const claim = summary.claims.find(c => c.id === place.dataset.steps);
    if (place.tagName !== "DETAILS") place.append(stepper(claim));
    else place.addEventListener("toggle", () => {
      if (place.open && !place.querySelector(".stepper")) place.append(stepper(claim));
    });
  }
}

function storyOf(row, edition) {
  const stories = data.stories;
  const own = stories[edition] && stories[edition].rows[row];
  const other = Object.values(stories).map(s => s.rows[row]).find(s => s);
  const found = own || other;
  return found ? found.text + found.evidence : null;
}

// All that is known of a row: what it does, who looks at it, and what goes through it.
function rowPanel(id, edition, open) {
  const row = data.stories[edition].rows[id];
  const box = el("details", {class: "row", "data-row": id, open: open ? "" : null, ontoggle: () => {
    if (box.open && box.children.length === 1) fill();
  }}, el("summary", {}, el("code", {}, id)));
  function fill() {
    box.append(el("pre", {}, row.text));
    if (row.code) box.append(el("h4", {}, "As pseudo-code"), el("pre", {class: "code"}, row.code));
    box.append(el("h4", {}, "Which layers look at it"), layersOf(row, id, edition), changesOf(id),
      ...throughOf(row, id));
  }
  if (open) fill();
  return box;
}

function layersOf(row, id, edition) {
  const its = data.mutants.edition === edition ? data.mutants.rows[id] || [] : null;
  const noticed = layer => {
    if (!its) return "changes are tried in " + data.mutants.edition + " only";
    const shown = its.filter(m => layer in m.layers);
    return shown.length === 0 ? "none of its changes was shown to it"
      : "notices " + shown.filter(m => m.layers[layer]).length + " of " + shown.length
        + " changes of this row";
  };
  const how = {
    table: "every row is read and compared with the others of its operation",
    drift: noticed("drift") + ", as other Java",
    model: row.reached + "; " + noticed("model"),
    bugs: row.cases.length + (row.cases.length === 1 ? " case" : " cases")
      + " that must fail by way of it",
    proofs: noticed("proof"), lincheck: noticed("lincheck"), jqwik: noticed("jqwik"),
    jcstress: noticed("jcstress"),
    mutants: its ? its.length + " changes with a verdict" : noticed("mutants"),
    traces: "a recording that takes it is compared with it"};
  return el("table", {class: "layers", "aria-label": "Layers that look at " + id},
    el("thead", {}, el("tr", {}, ["layer", "this row", "in this run"].map(h =>
      el("th", {scope: "col"}, h)))),
    el("tbody", {}, Object.entries(how).map(([name, text]) => {
      const claims = summary.claims.filter(c => c.layer === name);
      const hold = claims.filter(c => c.outcome === "holds").length;
      const gap = summary.gaps.find(g => g.layer === name);
      return el("tr", {}, el("th", {scope: "row"}, name), el("td", {}, text),
        el("td", {class: claims.length === 0 ? "soft" : hold === claims.length ? "good" : "bad"},
          claims.length ? hold + " of " + claims.length + " claims hold"
            : gap ? gap.reason : "not in this run"));
    })));
}

function changesOf(id) {
  const its = data.mutants.rows[id] || [];
  const killers = m => Object.keys(m.layers).filter(l => l !== "drift" && m.layers[l]);
  const killed = its.filter(m => m.fate === "killed").length;
  return el("details", {class: "changes"},
    el("summary", {}, killed + " of " + its.length + " changes of this row in "
      + data.mutants.edition + " are killed: by whom"),
    el("p", {class: "soft"}, "Kept verdicts on the table of this build. Changes that the table's"
      + " reader refuses are not listed."),
    its.length === 0 ? null : el("table", {"aria-label": "Changes of " + id},
      el("thead", {}, el("tr", {}, ["change", "fate", "killed by, or why not"].map(h =>
        el("th", {scope: "col"}, h)))),
      el("tbody", {}, its.map(m => el("tr", {},
        el("td", {class: "cell"}, m.change), el("td", {}, m.fate),
        el("td", {}, m.fate === "killed" ? killers(m).join(", ") : m.reason))))));
}

function throughOf(row, id) {
  const found = summary.claims.filter(c =>
    c.trace && c.trace.steps.some(step => step.rows.includes(id)));
  const jump = claim => el("button", {type: "button", onclick: () => {
    const there = document.getElementById(anchor(claim));
    there.closest("details").open = true;
    there.scrollIntoView();
    there.focus();
  }}, claim.id);
  const outcome = name => {
    const claim = summary.claims.find(c => c.id === "bugs/" + name || c.id === "model/" + name);
    return claim ? [": ", claim.outcome, " in this run"] : [": not in this run"];
  };
  return [
    row.bugs.length ? list("Bugs that come from getting it wrong", row.bugs, "h4") : null,
    row.cases.length ? list("Cases that must fail by way of it",
      row.cases.map(c => [el("code", {}, c.name), " of " + c.edition + " violates " + c.property,
        ...outcome(c.name)]), "h4") : null,
    found.length ? list("Counterexamples of this run that take it", found.map(jump), "h4") : null,
    row.bugs.length + row.cases.length + found.length ? null
      : el("p", {class: "soft"}, "No bug, case or counterexample goes through it.")
  ].filter(p => p).flat();
}
const anchor = claim => "claim-" + claim.id;

// A counterexample: lanes on the left; the shared state and the text of the row on the right.
function stepper(claim) {
  const trace = claim.trace;
  let at = 0;
  const values = new Map();
  for (const step of trace.steps) {
    for (const c of step.changes) if (!values.has(c.what)) values.set(c.what, c.before);
  }
  const where = el("p", {"aria-live": "polite", class: "where"});
  const state = el("tbody");
  const story = el("pre", {class: "story", tabindex: "0", "aria-label": "The row of this step"});
  const rows = trace.steps.map((step, i) => el("tr",
    {tabindex: "0", "aria-selected": "false", onclick: () => go(i + 1),
      onkeydown: e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); go(i + 1); } }},
    el("td", {class: "number cell"}, step.number),
    trace.threads.map(t => el("td", {class: "cell"}, step.moves[t] || "")),
    el("td", {class: "cell"}, step.changes.map(c =>
      el("div", {}, c.what + " " + c.before + " → " + c.after)))));
  const lanes = el("div", {class: "lanes"}, el("table", {"aria-label": "Steps by thread"},
    el("thead", {}, el("tr", {}, ["#", ...trace.threads, "shared"].map(h =>
      el("th", {scope: "col"}, h)))),
    el("tbody", {}, rows)));
  const first = el("button", {type: "button", onclick: () => go(0)}, "First");
  const back = el("button", {type: "button", onclick: () => go(at - 1)}, "Back");
  const next = el("button", {type: "button", onclick: () => go(at + 1)}, "Next");
  const last = el("button", {type: "button", onclick: () => go(rows.length)}, "Last");
  function go(to) {
    at = Math.max(0, Math.min(rows.length, to));
    const now = new Map(values);
    trace.steps.slice(0, at).forEach(s => s.changes.forEach(c => now.set(c.what, c.after)));
    const changed = at === 0 ? [] : trace.steps[at - 1].changes.map(c => c.what);
    state.replaceChildren(...[...now].map(([what, value]) => el("tr", {},
      el("th", {scope: "row", class: "cell"}, what),
      el("td", {class: changed.includes(what) ? "cell changed" : "cell"}, value,
        changed.includes(what) ? el("span", {class: "soft"}, " changed") : null))));
    rows.forEach((row, i) => {
      row.setAttribute("aria-selected", String(i === at - 1));
      row.classList.toggle("later", i >= at);
    });
    // Later, because the lanes have no height before they are in the page.
    requestAnimationFrame(() => {
      lanes.scrollTop = at === 0 ? 0 : rows[at - 1].offsetTop - lanes.clientHeight / 2;
    });
    const step = at === 0 ? null : trace.steps[at - 1];
    const texts = step ? step.rows.map(r => storyOf(r, trace.edition)).filter(s => s) : [];
    story.textContent = texts.length ? texts.join("\n\n")
      : step ? "This step belongs to no row of the table." : "The initial state.";
    const end = at === rows.length ? " " + trace.end.map(l => l.trim()).join(" ") : "";
    where.textContent = step ? "Step " + at + " of " + rows.length + ": "
      + Object.entries(step.moves).map(([t, m]) => t + " " + m).join("; ") + "." + end
      : "Before the first of " + rows.length + " steps.";
    first.disabled = back.disabled = at === 0;
    next.disabled = last.disabled = at === rows.length;
  }
  const box = el("div", {class: "stepper", role: "group", "aria-label": "Counterexample of " + claim.id,
      onkeydown: e => {
        if (e.key === "ArrowRight") go(at + 1);
        else if (e.key === "ArrowLeft") go(at - 1);
        else return;
        e.preventDefault();
      }},
    el("p", {class: "controls"}, first, " ", back, " ", next, " ", last, " ",
      el("span", {class: "soft"}, "or the arrow keys")),
    where,
    el("div", {class: "split"},
      lanes,
      el("div", {}, el("h3", {}, "Shared state"),
        el("table", {"aria-label": "Shared state after this step"}, state),
        el("h3", {}, "Row"), story)));
  go(rows.length);
  return box;
}

function showStates() {
  const editions = Object.keys(data.stories);
  const home = section("states");
  if (editions.length === 0) {
    home.append(el("p", {}, "No edition of the run is in its table."));
    return;
  }
  const select = el("select", {id: "edition", onchange: () => draw(select.value)},
    editions.map(e => el("option", {value: e}, e)));
  select.value = editions[editions.length - 1];
  home.append(
    el("p", {}, "Each edge is a change of the word by one or more rows; choose one to read them. ",
      el("label", {for: "edition"}, "Edition: "), select));
  const diagram = el("div");
  const rowsBox = el("div", {id: "row-text", "aria-live": "polite"},
    el("p", {class: "soft"}, "No edge is chosen."));
  home.append(el("div", {class: "split"}, diagram, rowsBox));
  function draw(edition) {
    const table = data.stories[edition];
    const place = new Map(table.statuses.map((s, i) => {
      const a = 2 * Math.PI * i / table.statuses.length - Math.PI / 2;
      return [s, [400 + 300 * Math.cos(a), 290 + 230 * Math.sin(a)]];
    }));
    const edges = table.edges.map(edge => {
      const [x1, y1] = place.get(edge.from), [x2, y2] = place.get(edge.to);
      const dx = x2 - x1, dy = y2 - y1, length = Math.hypot(dx, dy) || 1;
      const d = edge.from === edge.to
        ? `M ${x1 - 15} ${y1 - 18} C ${x1 - 45} ${y1 - 75} ${x1 + 45} ${y1 - 75} ${x1 + 15} ${y1 - 18}`
        : (() => {
          const ux = dx / length, uy = dy / length;
          // Both ends outside of the ellipses of the statuses, the middle bent to one side.
          const out = (x, y, s) => {
            const r = 1 / Math.hypot(ux / 66, uy / 21);
            return [x + s * ux * r, y + s * uy * r];
          };
          const [a, b] = out(x1, y1, 1), [c, e] = out(x2, y2, -1);
          return `M ${a} ${b} Q ${(x1 + x2) / 2 - uy * 26} ${(y1 + y2) / 2 + ux * 26} ${c} ${e}`;
        })();
      const label = edge.from + " to " + edge.to + ": " + edge.rows.join(", ");
      const g = el("g", {class: "edge", role: "button", tabindex: "0", "aria-pressed": "false",
          "aria-label": label, "data-edge": edge.from + ">" + edge.to,
          onclick: () => choose(g, edge),
          onkeydown: e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(g, edge); } }},
        el("title", {}, label), el("path", {d, class: "wide"}),
        el("path", {d, class: "thin", "marker-end": "url(#arrow)"}));
      return g;
    });
    function choose(g, edge) {
      edges.forEach(other => other.setAttribute("aria-pressed", String(other === g)));
      rowsBox.replaceChildren(el("h3", {}, edge.from + " → " + edge.to),
        ...edge.rows.map((row, i) => rowPanel(row, edition, i === 0)));
    }
    const svg = el("svg", {viewBox: "0 0 800 600", role: "group",
        "aria-label": "State diagram of the status word in " + edition},
      el("defs", {}, el("marker", {id: "arrow", viewBox: "0 0 10 10", refX: "9", refY: "5",
        markerWidth: "8", markerHeight: "8", orient: "auto-start-reverse"},
        el("path", {d: "M 0 0 L 10 5 L 0 10 z"}))),
      edges,
      table.statuses.map(s => el("g", {},
        el("ellipse", {class: "node", cx: place.get(s)[0], cy: place.get(s)[1], rx: 66, ry: 21}),
        el("text", {x: place.get(s)[0], y: place.get(s)[1] + 5}, s))));
    diagram.replaceChildren(svg);
    const still = table.still.map(row => rowPanel(row, edition, false));
    diagram.append(el("details", {}, el("summary", {},
      still.length + " rows that leave the word alone, and rows of the poller"), still));
    rowsBox.replaceChildren(el("p", {class: "soft"}, "No edge is chosen."));
  }
  draw(select.value);
}

// What an operation does when it finds a status in a case: one row of the table.
function showExplorer() {
  const editions = Object.keys(data.stories);
  if (editions.length === 0) {
    section("explore").hidden = true;
    return;
  }
  const [edition, op, status, kase] = ["edition", "op", "status", "case"].map(
    name => section("explore-" + name));
  const table = () => data.stories[edition.value];
  const rowsFor = () => Object.entries(table().rows).filter(([, row]) =>
    row.op === op.value && row.from === status.value);
  // Keeps what was chosen, if it is still there.
  function offer(select, choices) {
    const before = select.value;
    select.replaceChildren(...choices.map(([value, text]) => el("option", {value}, text)));
    if (choices.some(([value]) => value === before)) select.value = before;
    select.disabled = choices.length < 2;
  }
  const caseOf = row => Object.entries(row.tests).map(([test, meaning]) => test + ": " + meaning);
  function offerOps() {
    offer(op, Object.entries(table().operations).map(([name, it]) =>
      [name, [name, ...it.aliases].join(", ")]));
    offerStatuses();
  }
  function offerStatuses() {
    offer(status, table().statuses.filter(s => Object.values(table().rows).some(row =>
      row.op === op.value && row.from === s)).map(s => [s, s]));
    offerCases();
  }
  function offerCases() {
    offer(kase, rowsFor().map(([id, row]) => [id, caseOf(row).join("; ") || "every"]));
    show();
  }
  function go(id) {
    const row = table().rows[id];
    op.value = row.op;
    offerStatuses();
    status.value = row.from;
    offerCases();
    kase.value = id;
    show();
  }
  function show() {
    const id = kase.value;
    const row = table().rows[id];
    const last = row.statuses[row.statuses.length - 1];
    const answer = row.value === "none" ? "" : " It answers " + row.value + ".";
    section("explore-line").textContent = op.value + " finds " + status.value + " and takes "
      + id + ": " + (row.statuses.length > 1 ? row.statuses.join(" → ")
        : "the status stays " + row.from) + ".";
    const jump = other => el("button", {type: "button", onclick: () => {
      go(other);
      op.focus();
    }}, other);
    const names = ids => ids.length ? ids.map(other => [jump(other), " "]) : "Nobody.";
    const onward = el("button", {type: "button", onclick: () => {
      status.value = last;
      offerCases();
      status.focus();
    }}, "what " + op.value + " does then");
    const touched = [...new Set([...row.reads, ...row.writes])].sort();
    section("explore-row").replaceChildren(
      el("h3", {}, el("code", {}, id), " of " + edition.value),
      el("dl", {},
        el("dt", {}, "Its kind"), el("dd", {}, row.kind + "."),
        el("dt", {}, "Its caller"), el("dd", {}, table().operations[op.value].lock + "."),
        el("dt", {}, "Status"), el("dd", {}, row.statuses.join(" → "), " ",
          last !== row.from && [...status.options].some(o => o.value === last) ? onward : null),
        el("dt", {}, "Then"), el("dd", {}, row.result + "." + answer)),
      el("h4", {}, "Steps"),
      row.steps.length ? el("ol", {class: "steps"}, row.steps.map(s =>
        el("li", {}, el("code", {}, s.step), " " + s.meaning))) : el("p", {}, "It has none."),
      el("h4", {}, "As pseudo-code"), el("pre", {class: "code"}, row.code),
      el("h4", {}, "What it touches"),
      el("table", {class: "touched", "aria-label": "Fields that " + id + " touches"},
        el("thead", {}, el("tr", {}, ["field", "", "what it is", "who may write it"].map(h =>
          el("th", {scope: "col"}, h)))),
        el("tbody", {}, touched.map(name => el("tr", {}, el("th", {scope: "row"}, name),
          el("td", {}, [["reads", row.reads], ["writes", row.writes]].filter(([, its]) =>
            its.includes(name)).map(([what]) => what).join(", ")),
          el("td", {}, table().fields[name].meaning),
          el("td", {}, table().fields[name].access))))),
      el("h4", {}, "Who may race with it"),
      el("p", {class: "soft"}, "By the statuses and the locks; whether a program comes to it is what"
        + " the models say."),
      el("dl", {class: "races"},
        el("dt", {}, "Also change the status when they find " + row.from),
        el("dd", {}, names(row.rivals)),
        el("dt", {}, "Find the status while its steps run"), el("dd", {}, names(row.finders))),
      rowPanel(id, edition.value, false),
      el("details", {}, el("summary", {}, "All of " + op.value),
        el("pre", {}, table().operations[op.value].about)));
  }
  offer(edition, editions.map(e => [e, e]));
  edition.value = editions[editions.length - 1];
  edition.addEventListener("change", offerOps);
  op.addEventListener("change", offerStatuses);
  status.addEventListener("change", offerCases);
  kase.addEventListener("change", show);
  offerOps();
  go(Object.keys(table().rows).find(id => id === "del.Waiting") || kase.value);
}

// On paper nothing can be opened: the claims are, and closed again afterwards.
const closed = [];
addEventListener("beforeprint", () => {
  document.querySelectorAll("#claims > details:not([open])").forEach(box => {
    closed.push(box);
    box.open = true;
  });
});
addEventListener("afterprint", () => closed.splice(0).forEach(box => { box.open = false; }));

showSteps();
showStates();
showExplorer();
