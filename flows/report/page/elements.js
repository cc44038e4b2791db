// Elements: everything that comes from articles enters the page as text, never as markup.

function make(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "width%") node.style.width = `${value}%`;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const el = (name, attributes, ...children) => make(document.createElement(name), attributes, children);
const draw = (name, attributes, ...children) =>
  make(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

const digits = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }); // made once: making it takes longer than all else
const number = (n) => (n === null || n === undefined ? "" : digits.format(n));
const plural = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
const dots = (...parts) => parts.filter(Boolean).join(" · "); // what is told, in one line
const plain = (name) => (name ?? "").toLowerCase().replaceAll("_", " ");
const TYPE_NAMES = {
  START_ORG: "organization starts",
  END_ORG: "organization ends",
  MERGE_ORG: "organizations merge",
  START_POSITION: "takes office",
  END_POSITION: "leaves office",
};
const typeName = (type) => TYPE_NAMES[type] ?? plain(type);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function dayWords(day, short = false) {
  if (!day) return "no date";
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  const name = MONTHS[month - 1];
  return `${date} ${short ? name.slice(0, 3) : name} ${year}`;
}

function low_high(low, high) {
  if (low === null && high === null) return "";
  if (low === high) return number(low);
  if (high === null) return `${number(low)} or more`;
  return low === null ? `up to ${number(high)}` : `${number(low)}–${number(high)}`;
}

const to = (...path) => `#/${path.map(encodeURIComponent).join("/")}${filterQuery()}`;
const link = (path, ...children) => el("a", { href: to(...path) }, children);

function entityLink(id, name) {
  return at.entity.has(id) ? link(["entity", id], name) : name;
}

function badge(factuality) {
  return el("span", { class: `badge ${DEGREE[factuality]}` }, FACTUALITY[factuality]);
}

function section(title, note, ...children) {
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, title),
    note ? el("p", { class: "note" }, note) : null,
    children,
  );
}

const nothing = (text) => el("p", { class: "empty" }, text);

// A list that draws `step` more of its items when it is asked; `item` may be a promise's.
function growing(items, item, { tag = "ol", step = 20, name = "entries", ...attributes } = {}) {
  const list = el(tag, attributes);
  const more = el("button", { type: "button", class: "more", onclick: () => grow(true) });
  let shown = 0;
  async function grow(byHand) {
    const next = items.slice(shown, shown + step);
    shown += next.length;
    more.hidden = shown >= items.length;
    const left = items.length - shown;
    more.textContent =
      left > step ? `Show ${number(step)} of ${number(left)} more ${name}` : left > 1 ? `Show ${number(left)} more ${name}` : "Show one more";
    const nodes = await Promise.all(next.map(item));
    list.append(...nodes);
    if (byHand) (nodes[0].querySelector("a, button") ?? more).focus({ preventScroll: true });
  }
  const ready = grow(false);
  const whole = el("div", { class: "growing" }, list, more);
  whole.ready = ready;
  return whole;
}

// A table of which rows are drawn as they are asked for. `columns`: [title, row => content, is a number].
function grid(caption, columns, rows, { step = 25, name = "rows" } = {}) {
  const body = (row) =>
    el(
      "tr",
      {},
      columns.map(([title, content, isNumber], index) =>
        el(
          index ? "td" : "th",
          { class: isNumber ? "n" : null, scope: index ? null : "row", "data-title": title },
          content(row),
        ),
      ),
    );
  const grown = growing(rows, body, { tag: "tbody", step, name });
  const whole = el(
    "table",
    {},
    el("caption", {}, caption),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        columns.map(([title, , isNumber]) => el("th", { scope: "col", class: isNumber ? "n" : null }, title)),
      ),
    ),
    grown.firstChild,
  );
  return el("div", { class: "grown" }, scroller(caption, whole), grown.lastChild);
}

// A wide thing in a box of its own that scrolls, by keyboard too.
const scroller = (name, child) =>
  el("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": name }, child);
