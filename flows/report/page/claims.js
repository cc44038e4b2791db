// Claims: who says what, where sources agree and where they differ.

const STATUS = {
  conflicting: ["≠", "sources differ"],
  corroborated: ["=", "sources agree"],
  single_source: ["1", "one source"],
};
const STANCE = {
  supports: ["=", "says so"],
  differs: ["≠", "says otherwise"],
  denies: ["✕", "denies"],
  superseded: ["↑", "updated since"],
};

function claimTitle(claim) {
  const { kind, subject } = T.claims;
  if (kind[claim] === "figure") return capital(subject[claim]);
  const asked = {
    date: "When",
    place: "Where",
    actor: "Who",
    weapon: "With what",
    cause: "Why",
    occurrence: "Whether it happened",
  }[kind[claim]];
  return [kind[claim], happeningTitle(claim)].includes(subject[claim]) ? asked : `${asked}: ${subject[claim]}`;
}

const happeningTitle = (claim) => T.happenings.title[at.happening.get(T.claims.happening_id[claim])];

// The passages of a claim by what they say: what agrees with its value, then what differs, then what was updated since.
function valuesOf(claim, docs) {
  const { evidence: e } = T;
  const found = new Map();
  for (const row of at.evidenceOfClaim.get(T.claims.claim_id[claim]) ?? []) {
    if (docs && !docs.has(at.doc.get(e.doc_id[row]))) continue;
    const isNumber = e.value_low[row] !== null || e.value_high[row] !== null;
    const said = isNumber ? `${e.value_low[row]}..${e.value_high[row]}` : (e.value_text[row] ?? "").toLowerCase();
    const key = `${e.stance[row] === "superseded" ? 1 : 0} ${e.stance[row] === "denies" ? "denies" : said}`;
    if (!found.has(key))
      found.set(key, { text: e.stance[row] === "denies" ? "denied" : valueText(row), stance: e.stance[row], rows: [] });
    found.get(key).rows.push(row);
  }
  const sources = (value) => new Set(value.rows.map((row) => e.source_key[row])).size;
  const order = ["supports", "differs", "denies", "superseded"];
  const rank = (value) => order.indexOf(value.stance);
  return setApart(
    claim,
    [...found.values()].sort((a, b) => rank(a) - rank(b) || sources(b) - sources(a)),
  );
}

// Where sources differ and no passage is said to, as between kinds of one thing, all values but the first are shown as others.
function setApart(claim, values) {
  const isOpen =
    T.claims.status[claim] === "conflicting" &&
    !values.some((value) => value.stance === "differs" || value.stance === "denies");
  if (isOpen)
    values
      .filter((value) => value.stance === "supports")
      .slice(1)
      .forEach((value) => {
        value.stance = "differs";
      });
  return values;
}

function valueText(row) {
  const { value_text, value_low, value_high } = T.evidence;
  const text = value_text[row];
  if (/^\d{4}-\d\d-\d\d(\/|$)/.test(text ?? ""))
    return text
      .split("/")
      .map((day) => dayWords(day, true))
      .join(" to ");
  if (text === null || isNumeral(text, value_low[row], value_high[row])) return low_high(value_low[row], value_high[row]);
  return text;
}

// "Forty" and "FORTY" read as 40, so that one value looks the same in every paper; "no" and "dozens" stay as they are written.
const isNumeral = (text, low, high) => low === high && low > 1 && Number.isInteger(low) && /^[a-z]+(?:-[a-z]+)?$/i.test(text);

function speakerOf(row) {
  const source = T.documents.source[at.doc.get(T.evidence.doc_id[row])];
  return T.evidence.attribution_text[row]
    ? [el("b", {}, T.evidence.attribution_text[row]), ` in ${source}`]
    : [el("b", {}, source)];
}

const MOST_CLAIMS = 30;
const MOST_SOURCES = 14;

const publisherOf = (row) => T.documents.source[at.doc.get(T.evidence.doc_id[row])];

// All claims at a glance: a row a claim, those of one happening together, a column a publisher, a cell what it says.
function matrix(claims, docs) {
  const several = claims.filter((claim) => T.claims.status[claim] !== "single_source");
  const shown = several.slice(0, MOST_CLAIMS).map((claim) => [claim, valuesOf(claim, docs)]);
  const telling = count(shown.flatMap(([, values]) => values.flatMap((value) => value.rows.map(publisherOf))));
  const sources = telling.slice(0, MOST_SOURCES).map(([source]) => source);
  if (sources.length < 2) return null;
  const head = el(
    "tr",
    {},
    el("td", {}),
    sources.map((source) => el("th", { scope: "col" }, source)),
  );
  const row = ([claim, values]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, statusMark(claim), " ", shorten(claimTitle(claim), 70)),
      sources.map((source) => cell(values, source)),
    );
  const groups = [...rowsBy(shown.map(([claim]) => T.claims.happening_id[claim]))];
  const body = groups.map(([id, indices]) =>
    el("tbody", {}, groupHead(id, sources.length + 1), ...indices.map((index) => row(shown[index]))),
  );
  const caption = el("caption", { class: "unseen" }, "What each publisher says about each claim");
  const whole = el("table", { class: "matrix" }, caption, el("thead", {}, head), body);
  return [scroller("Claims by source", whole), beyond(several.length - shown.length, telling.length - sources.length)];
}

// The happening that claims are about, above them; on its own page it is the title.
function groupHead(id, nColumns) {
  const row = at.happening.get(id);
  if (row === undefined || location.hash.startsWith("#/happening/")) return null;
  return el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: nColumns }, happeningLink(row)));
}

function beyond(nClaims, nSources) {
  const left = [nClaims > 0 && plural(nClaims, "claim"), nSources > 0 && plural(nSources, "publisher")].filter(Boolean);
  return left.length ? el("p", { class: "note" }, `Not in this table: ${left.join(", ")}; all are below.`) : null;
}

function cell(values, source) {
  const own = values.map((value) => [value, value.rows.find((row) => publisherOf(row) === source)]);
  const said = own.filter(([, row]) => row !== undefined).slice(0, 3);
  if (!said.length) return el("td", { class: "silent" }, el("span", { class: "unseen" }, "says nothing"));
  return el(
    "td",
    {},
    said.map(([value, row]) => {
      const [sign, meaning] = STANCE[value.stance];
      return el(
        "a",
        { class: `said ${value.stance}`, href: passage(row) },
        el("span", { class: "mark", "aria-hidden": "true" }, sign),
        ` ${shorten(value.text, 28)}`,
        el("span", { class: "unseen" }, `, ${meaning}`),
      );
    }),
  );
}

const statusMark = (claim) => {
  const [mark, meaning] = STATUS[T.claims.status[claim]];
  return el(
    "span",
    { class: `status ${T.claims.status[claim]}`, title: meaning },
    el("span", { "aria-hidden": "true" }, mark),
    el("span", { class: "unseen" }, meaning),
  );
};

const passage = (row) =>
  to(
    "article",
    T.evidence.doc_id[row],
    "at",
    `${T.evidence.sentence_start[row]}-${T.evidence.sentence_end[row]}`,
    T.evidence.row_id[row].split(":")[1],
  );

// One claim with every passage; numbers also on a line, so that a difference has a length.
async function claimCard(claim, docs) {
  const values = valuesOf(claim, docs);
  await allArticles(values.flatMap((value) => value.rows.map((row) => T.evidence.doc_id[row])));
  return el(
    "li",
    { class: `claim ${T.claims.status[claim]}`, id: `claim-${T.claims.claim_id[claim]}` },
    el("h3", {}, claimTitle(claim)),
    el(
      "p",
      { class: "note" },
      statusMark(claim),
      ` ${STATUS[T.claims.status[claim]][1]}`,
      T.claims.is_updated[claim] ? " · updated since first reports" : null,
      aboutHappening(claim),
    ),
    strip(values),
    el(
      "ul",
      { class: "values" },
      values.map((value) =>
        el(
          "li",
          { class: value.stance },
          el(
            "p",
            { class: "value" },
            value.text,
            value.stance === "supports" ? null : el("span", { class: "stance" }, STANCE[value.stance][1]),
          ),
          el(
            "ul",
            {},
            value.rows.map((row) =>
              el(
                "li",
                {},
                el("a", { href: passage(row) }, speakerOf(row)),
                el(
                  "span",
                  { class: "when" },
                  ` ${dayWords(T.documents.day[at.doc.get(T.evidence.doc_id[row])], true)}`,
                ),
                el("q", {}, sentenceOf(row)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function aboutHappening(claim) {
  const row = at.happening.get(T.claims.happening_id[claim]);
  const isTold = row === undefined || location.hash.startsWith("#/happening/");
  return isTold ? null : [" · ", happeningLink(row)];
}

function sentenceOf(row) {
  const { doc_id, sentence_start, sentence_end } = T.evidence;
  return shorten(articles.get(doc_id[row]).cut(sentence_start[row], sentence_end[row]).replace(/\s+/g, " "), 320);
}

function strip(values) {
  const { value_low, value_high } = T.evidence;
  const spans = values
    .map((value) => ({
      ...value,
      low: value_low[value.rows[0]] ?? value_high[value.rows[0]],
      high: value_high[value.rows[0]] ?? value_low[value.rows[0]],
    }))
    .filter((value) => value.low !== null);
  const ends = spans.flatMap((value) => [value.low, value.high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  if (spans.length < 2 || least === most) return null;
  const width = 320,
    x = (value) => 14 + ((value - least) / (most - least)) * (width - 28);
  return draw(
    "svg",
    {
      class: "strip",
      viewBox: `0 0 ${width} 40`,
      role: "img",
      "aria-label": `Values from ${number(least)} to ${number(most)}`,
    },
    draw("line", { class: "axis", x1: 14, x2: width - 14, y1: 16, y2: 16 }),
    spans.map((value) =>
      draw(
        "g",
        { class: value.stance },
        draw("title", {}, value.text),
        value.low === value.high
          ? null
          : draw("line", { class: "range", x1: x(value.low), x2: x(value.high), y1: 16, y2: 16 }),
        draw("circle", { cx: (x(value.low) + x(value.high)) / 2, cy: 16, r: 3 + 2 * Math.min(value.rows.length, 4) }),
      ),
    ),
    draw("text", { class: "tick", x: 4, y: 36 }, number(least)),
    draw("text", { class: "tick", x: width - 4, y: 36, "text-anchor": "end" }, number(most)),
  );
}

function claimsSection(claims, docs) {
  const own = new Set(docs);
  const told = claims.filter((claim) => valuesOf(claim, own).length);
  if (!told.length) return section("What sources say", null, nothing("No claims in this selection."));
  const [single, several] = [
    told.filter((c) => T.claims.status[c] === "single_source"),
    told.filter((c) => T.claims.status[c] !== "single_source"),
  ];
  const n = (status) => told.filter((claim) => T.claims.status[claim] === status).length;
  const glance = el(
    "ul",
    { class: "legend claims-legend" },
    Object.entries(STATUS).map(([status, [mark, meaning]]) =>
      el(
        "li",
        {},
        el("span", { class: `status ${status}`, "aria-hidden": "true" }, mark),
        ` ${number(n(status))} ${n(status) === 1 ? "claim" : "claims"}: ${meaning}`,
      ),
    ),
  );
  const cards = growing(several, (claim) => claimCard(claim, own), {
    tag: "ul",
    class: "claims",
    step: 8,
    name: "claims",
  });
  const alone = el("details", {}, el("summary", {}, `${plural(single.length, "claim")} of one source`));
  alone.addEventListener(
    "toggle",
    () =>
      alone.childElementCount > 1 ||
      alone.append(
        growing(single, (claim) => claimCard(claim, own), { tag: "ul", class: "claims", step: 12, name: "claims" }),
      ),
  );
  return section(
    "What sources say",
    "Each value with who gives it. Two papers that quote one ministry are one source.",
    glance,
    matrix(told, own),
    several.length ? cards : null,
    single.length ? alone : null,
  );
}
