// Data quality: how complete the rows are, what could not be read or was left out, and what the checks found.

function qualityPage() {
  const { happenings, docs } = select(all("happenings"), all("documents"));
  const shown = present(docs);
  return {
    title: "Data quality",
    filters: true,
    body: [
      section(
        "How complete",
        "Shares of the rows of these articles.",
        el("ul", { class: "bars shares" }, sharesOf(happenings, docs).map(shareBar)),
      ),
      checksSection(),
      section("Inputs that could not be read", "Of the whole warehouse.", quarantineTable()),
      section(
        "Lines left out",
        "Lines that are no part of an article's text, by the rule that dropped them.",
        droppedTable(shown),
      ),
      section("Names without an entity", "The most frequent first.", unresolvedTable(shown)),
      section("Runs", "The last of the warehouse.", runsTable()),
    ],
  };
}

// Each share: what it is of, how many have it, of how many.
function sharesOf(happenings, docs) {
  const { documents: d, happenings: h, shares: s } = T;
  const shown = present(docs);
  const having = (rows, column) => [rows.filter((row) => column[row]).length, rows.length];
  const claims = claimsOf(shown);
  const ofRows = [...rowsBy(s.measure)].map(([measure, rows]) => {
    const own = rows.filter((row) => shown.has(at.doc.get(s.doc_id[row])));
    return [measure, sum(own, s.n), sum(own, s.total)];
  });
  return [
    ["Articles with a date", ...having(docs, d.day)],
    ["Articles with a publisher", ...having(docs, d.publisher)],
    ["Happenings with a date of their own", ...having(happenings, h.is_dated)],
    ["Happenings with a place", ...having(happenings, h.place)],
    ["Happenings with coordinates", ...having(happenings, h.latitude)],
    ["Happenings with an actor", ...having(happenings, h.actor)],
    ...ofRows,
    [
      "Claims with two sources or more",
      claims.filter((claim) => T.claims.status[claim] !== "single_source").length,
      claims.length,
    ],
  ].filter(([, , total]) => total);
}

const sum = (rows, column) => rows.reduce((total, row) => total + column[row], 0);

function shareBar([measure, n, total]) {
  const share = (100 * n) / total;
  return el(
    "li",
    {},
    el("span", { class: "label" }, measure),
    el("span", { class: "track", "aria-hidden": "true" }, el("span", { class: "bar", "width%": share })),
    el("span", { class: "value" }, `${share.toFixed(0)} %`, el("small", {}, ` ${number(n)} of ${number(total)}`)),
  );
}

function checksSection() {
  if (!held.checks) return section("Checks", "They could not be run: the warehouse was published by another version.");
  const checks = held.checks.filter(([, , , n]) => n);
  const columns = [
    ["Check", ([name]) => name],
    ["Severity", ([, severity]) => severity],
    ["Why", ([, , why]) => why],
    ["Rows", ([, , , n]) => number(n), true],
  ];
  return section(
    "Checks",
    `${plural(held.checks.length, "data check")} of the whole warehouse, ${number(checks.length)} found rows.`,
    checks.length
      ? grid("Checks that found rows", columns, checks)
      : nothing("No check found a row that must not be there."),
  );
}

function quarantineTable() {
  const q = T.quarantine;
  if (!q.length) return nothing("Every input was read.");
  const columns = [
    ["Input", (row) => shorten(q.source_uri[row], 80)],
    ["Reason", (row) => plain(q.reason[row])],
    ["Detail", (row) => shorten(q.detail[row], 160)],
  ];
  return grid("Quarantined inputs", columns, all("quarantine"), { name: "inputs" });
}

// The rows of the shown articles by a column, the most frequent first: [value, its rows, their number].
function grouped(name, column, counted, shown) {
  const own = all(name).filter((row) => shown.has(at.doc.get(T[name].doc_id[row])));
  const found = [...rowsBy(own.map((row) => T[name][column][row]))].map(([value, indices]) => [
    value,
    indices.map((index) => own[index]),
  ]);
  return found.map(([value, rows]) => [value, rows, sum(rows, T[name][counted])]).sort((a, b) => b[2] - a[2]);
}

function droppedTable(shown) {
  const rows = grouped("dropped", "rule", "n_lines", shown);
  if (!rows.length) return nothing("No line was dropped.");
  return grid(
    "Dropped lines",
    [
      ["Rule", ([rule]) => plain(rule)],
      ["Lines", ([, , n]) => number(n), true],
      ["Articles", ([, own]) => number(own.length), true],
      ["Example", ([, own]) => T.dropped.example[own[0]]],
    ],
    rows,
    { name: "rules" },
  );
}

function unresolvedTable(shown) {
  const rows = grouped("unresolved", "name", "n_mentions", shown);
  if (!rows.length) return nothing("Every name is linked.");
  const u = T.unresolved;
  return grid(
    "Unresolved names",
    [
      ["Name", ([name]) => name],
      ["Type", ([, own]) => plain(u.entity_type[own[0]])],
      ["Mentions", ([, , n]) => number(n), true],
      ["Articles", ([, own]) => number(own.length), true],
      ["In", ([, own]) => link(["article", u.doc_id[own[0]]], "an article")],
    ],
    rows,
    { name: "names" },
  );
}

function runsTable() {
  const r = T.runs;
  const counts = ["seen", "loaded", "unchanged", "quarantined", "removed", "duplicates"];
  return grid(
    "Runs",
    [
      ["Run", (row) => r.run_id[row]],
      ["Finished, UTC", (row) => r.finished_at[row]],
      ["Status", (row) => r.status[row]],
      ...counts.map((name) => [capital(name), (row) => number(r[name][row]), true]),
    ],
    all("runs"),
    { name: "runs" },
  );
}

function answerPage() {
  if (!held.answer) return missing("page");
  const answer = table(held.answer);
  const columns = Object.keys(held.answer).map((name) => [
    name,
    answerCell(answer, name),
    typeof answer[name][0] === "number",
  ]);
  const body = [
    el("p", { class: "deck" }, plural(answer.length, "row")),
    grid("Answer of the query", columns, range(answer.length), { step: 100 }),
  ];
  return { title: "Answer of the query", body };
}

// A value of the answer: a link where it is the id of what this report holds.
function answerCell(answer, name) {
  const pages = {
    doc_id: ["article", at.doc],
    happening_id: ["happening", at.happening],
    story_id: ["story", at.story],
    entity_id: ["entity", at.entity],
  };
  const [page, index] = pages[name] ?? [];
  return (row) => {
    const value = answer[name][row];
    if (index?.has(value)) return link([page, value], value);
    return typeof value === "number" ? number(value) : (value ?? "");
  };
}
