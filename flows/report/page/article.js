// An article: its text with the facts marked; each mark leads to its row, and each row back to its mark.

const LAYERS = { events: "events", figures: "figures", quotes: "quotations", times: "times", mentions: "names" };
const TOLD = new Set(["doc_id", "id", "char_start", "char_end", "label", "length"]);
const layers = new Set(["events", "figures", "quotes"]);

async function articlePage(id, ...rest) {
  const doc = at.doc.get(id),
    d = T.documents;
  if (doc === undefined) return missing("article");
  const found = await article(id);
  const [kind, span, row] = rest;
  const passage = kind === "at" ? span.split("-").map(Number) : null;
  const target = kind === "at" ? row : span;
  const wanted = found.marks.find((mark) => mark.id === target);
  if (wanted) layers.add(wanted.table);
  const body = el("div", { class: "text" });
  const refill = () => body.replaceChildren(...paragraphs(found, passage));
  refill();
  const switches = el(
    "fieldset",
    { class: "layers" },
    el("legend", {}, "Marks"),
    Object.entries(LAYERS).map(([name, title]) =>
      el(
        "label",
        { class: `layer ${name}` },
        el("input", {
          type: "checkbox",
          checked: layers.has(name),
          onchange: (event) => {
            if (event.target.checked) layers.add(name);
            else layers.delete(name);
            refill();
          },
        }),
        ` ${title} `,
        el("span", { class: "n" }, number(found.marks.filter((m) => m.table === name).length)),
      ),
    ),
  );
  const address = /^https?:\/\//.test(d.url[doc] ?? "")
    ? el("a", { href: d.url[doc], rel: "noopener noreferrer" }, "original")
    : null;
  const story = at.story.get(d.story_id[doc]);
  return {
    title: d.title[doc],
    focus: () => landing(kind, target, passage),
    body: [
      el(
        "p",
        { class: "deck" },
        dots(d.publisher[doc], d.author[doc], dayWords(d.day[doc]), plural(d.n_words[doc], "word")),
        address ? [" · ", address] : null,
      ),
      story === undefined
        ? null
        : el("p", { class: "note" }, "Part of the story ", link(["story", d.story_id[doc]], T.stories.title[story])),
      switches,
      el("div", { class: "reading" }, el("div", {}, el("h2", { class: "unseen" }, "Text"), body), rowsOf(found)),
    ],
  };
}

function landing(kind, target, passage) {
  if (kind === "row") {
    const row = byId(`row-${target}`);
    row.open = true;
    row.querySelector("summary").focus({ preventScroll: true });
    return row;
  }
  const mark = (passage && document.querySelector(".passage")) || byId(`mark-${target}`);
  if (mark) mark.focus({ preventScroll: true });
  return mark;
}

// The text by its lines, each cut wherever a mark begins or ends; a piece that several marks cover leads to the shortest.
function paragraphs(found, passage) {
  const marks = found.marks.filter((mark) => layers.has(mark.table));
  const headings = new Set(found.headings);
  const begun = new Set();
  const edges = [...(passage ?? []), ...marks.flatMap((mark) => [mark.start, mark.end])];
  return linesOf(found).map(([start, end]) => {
    const inside = edges.filter((edge) => edge > start && edge < end);
    const cuts = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((from, index) => {
      const until = cuts[index + 1];
      const open = marks.filter((mark) => mark.start <= from && mark.end >= until);
      return pieceOf(
        found.id,
        found.cut(from, until),
        open,
        begun,
        passage && from >= passage[0] && until <= passage[1],
      );
    });
    return el(headings.has(start) ? "h3" : "p", {}, pieces);
  });
}

// Where each line of a text begins and ends, without empty ones.
function linesOf(found) {
  let end = -1;
  return found
    .cut(0, found.length)
    .split("\n")
    .map((line) => {
      const start = end + 1;
      end = start + Array.from(line).length;
      return [start, end];
    })
    .filter(([start, end]) => end > start);
}

function pieceOf(id, text, open, begun, isPassage) {
  let node = document.createTextNode(text);
  if (open.length) {
    const inner = open.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
    const first = open.filter((mark) => !begun.has(mark.id));
    first.forEach((mark) => begun.add(mark.id));
    const own = first.find((mark) => mark === inner) ?? first[0];
    node = el(
      "a",
      {
        class: `mark ${open.map((mark) => mark.table).join(" ")}`,
        href: to("article", id, "row", inner.id),
        id: own ? `mark-${own.id}` : null,
        title: open.map((mark) => `${LAYERS[mark.table].replace(/s$/, "")}: ${plain(mark.label)}`).join("; "),
      },
      text,
    );
    for (const mark of first) if (mark !== own) node = el("span", { id: `mark-${mark.id}`, tabindex: -1 }, node);
  }
  return isPassage ? el("span", { class: "passage", tabindex: -1 }, node) : node;
}

// The rows of an article by table; what a row holds is drawn when it is opened.
function rowsOf(found) {
  return el(
    "aside",
    { class: "rows", "aria-label": "Rows read from this article" },
    Object.entries(LAYERS).map(([name, title]) => {
      const marks = found.marks.filter((mark) => mark.table === name);
      return marks.length
        ? [
            el("h2", {}, `${capital(title)} `, el("span", { class: "n" }, number(marks.length))),
            marks.map((mark) => rowOf(found, mark)),
          ]
        : null;
    }),
  );
}

function rowOf(found, mark) {
  const whole = el(
    "details",
    { id: `row-${mark.id}`, class: `row ${mark.table}` },
    el(
      "summary",
      {},
      el("span", { class: "key" }, plain(mark.label)),
      ` ${shorten(found.cut(mark.start, mark.end).replace(/\s+/g, " "), 90)}`,
    ),
  );
  whole.addEventListener("toggle", () => {
    if (whole.childElementCount > 1) return;
    const filled = Object.entries(mark.columns).filter(
      ([name, column]) => !TOLD.has(name) && column[mark.row] !== null && column[mark.row]?.length !== 0,
    );
    whole.append(
      el(
        "dl",
        {},
        el("dt", {}, "id"),
        el("dd", {}, el("code", {}, `${found.id}:${mark.id}`)),
        filled.map(([name, column]) => [
          el("dt", { title: held.meanings[mark.table][name] }, name),
          el("dd", {}, valueOf(name, column[mark.row])),
        ]),
      ),
      el("p", {}, el("a", { href: to("article", found.id, "mark", mark.id) }, "↩ in the text")),
    );
  });
  return whole;
}

function valueOf(name, value) {
  if (name.endsWith("entity_id")) return entityLink(value, value);
  if (name === "happening_id" && at.happening.has(value))
    return link(["happening", value], T.happenings.title[at.happening.get(value)]);
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? number(value) : String(value);
}
