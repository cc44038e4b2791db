// What the file holds: tables as columns, and the texts of articles in parts that are unpacked when they are needed.

const byId = (id) => document.getElementById(id);

async function unpack(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

// A table: an array for each column, and the number of rows as `length`.
function table(columns) {
  const found = {};
  for (const [name, column] of Object.entries(columns)) {
    found[name] = Array.isArray(column)
      ? column
      : column.codes.map((code) => (code === null ? null : column.values[code]));
  }
  found.length = Object.values(found)[0]?.length ?? 0;
  return found;
}

// The rows of each value of a column.
function rowsBy(column) {
  const found = new Map();
  column.forEach((value, row) => {
    if (found.has(value)) found.get(value).push(row);
    else found.set(value, [row]);
  });
  return found;
}

const rowBy = (column) => new Map(column.map((value, row) => [value, row]));
const range = (n) => Array.from({ length: n }, (_, i) => i);

function count(values) {
  const found = new Map();
  for (const value of values) if (value !== null && value !== undefined) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

let held, world;
const T = {}; // the tables by name
const at = {}; // where rows of one table are found by a value of another

async function open() {
  [held, world] = await Promise.all([unpack("held"), unpack("world")]);
  for (const [name, columns] of Object.entries(held.tables)) T[name] = table(columns);
  at.doc = rowBy(T.documents.doc_id);
  at.story = rowBy(T.stories.story_id);
  at.happening = rowBy(T.happenings.happening_id);
  at.entity = rowBy(T.entities.entity_id);
  at.docsOfStory = rowsBy(T.documents.story_id);
  at.happeningsOfStory = rowsBy(T.happenings.story_id);
  at.reportsOfHappening = rowsBy(T.reports.happening_id);
  at.claimsOfStory = rowsBy(T.claims.story_id);
  at.claimsOfHappening = rowsBy(T.claims.happening_id);
  at.evidenceOfClaim = rowsBy(T.evidence.claim_id);
  at.quotesOfDoc = rowsBy(T.quotes.doc_id);
  at.namingOfDoc = rowsBy(T.naming.doc_id);
  at.namingOfEntity = rowsBy(T.naming.entity_id);
  at.part = new Map(held.parts.flatMap((ids, part) => ids.map((id) => [id, part])));
  T.happenings.docs = T.happenings.happening_id.map((id) => [
    ...new Set(at.reportsOfHappening.get(id).map((report) => at.doc.get(T.reports.doc_id[report]))),
  ]);
  T.happenings.where = range(T.happenings.length).map((h) =>
    `${T.happenings.place[h] ?? ""}\n${T.happenings.country[h] ?? ""}`.toLowerCase(),
  );
  T.documents.source = range(T.documents.length).map(sourceOf);
}

// Who published an article; without a publisher the host of its address, else its title.
function sourceOf(doc) {
  const { publisher, url, title } = T.documents;
  if (publisher[doc]) return publisher[doc];
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/.exec(url[doc] ?? "");
  return host ? host[1] : shorten(title[doc], 40);
}

const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

// The articles of parts that were unpacked, by id: the text, a way to cut it, and what it marks.
const articles = new Map();
const parts = new Map();

async function article(id) {
  const part = at.part.get(id);
  if (!parts.has(part)) parts.set(part, unpack(`part-${part}`).then(keep));
  await parts.get(part);
  return articles.get(id);
}

const allArticles = (ids) => Promise.all([...new Set(ids)].map(article));

function keep(part) {
  const marks = Object.entries(part.marks).map(([name, columns]) => [name, table(columns)]);
  const rows = new Map(marks.map(([name, columns]) => [name, rowsBy(columns.doc_id)]));
  part.doc_id.forEach((id, index) => {
    const found = marks.flatMap(([name, columns]) =>
      (rows.get(name).get(id) ?? []).map((row) => ({
        table: name,
        columns,
        row,
        id: columns.id[row].split(":")[1],
        start: columns.char_start[row],
        end: columns.char_end[row],
        label: columns.label[row],
      })),
    );
    articles.set(id, { id, ...cutter(part.text[index]), headings: part.headings[index], marks: found });
  });
}

// Offsets count code points, and a string of JavaScript counts some of them twice.
function cutter(text) {
  const isPlain = !/[\ud800-\udfff]/.test(text);
  const points = isPlain ? text : Array.from(text);
  return {
    length: points.length,
    cut: (start, end) => (isPlain ? text.slice(start, end) : points.slice(start, end).join("")),
  };
}
