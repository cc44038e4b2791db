// The file is opened: pages by the address behind `#`, filters, light and dark.

const PAGES = {
  "": overviewPage,
  stories: storiesPage,
  story: storyPage,
  happening: happeningPage,
  entities: entitiesPage,
  entity: entityPage,
  articles: articlesPage,
  article: articlePage,
  quality: qualityPage,
  answer: answerPage,
};
const MENU = [
  ["", "Overview"],
  ["stories", "Stories"],
  ["entities", "Names"],
  ["articles", "Articles"],
  ["quality", "Data quality"],
];
const UNDER = { story: "stories", entity: "entities", article: "articles" };

function filterQuery() {
  const set = Object.entries(filter).filter(([, value]) => value !== "");
  return set.length ? `?${new URLSearchParams(set)}` : "";
}

function address() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").map(decodeURIComponent), query: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

let drawn = 0;

// Draw the page of the address. Where the reader went to another page, its heading takes the focus.
async function show(isMoved) {
  const { path, query } = address();
  filter = { ...EMPTY, ...Object.fromEntries(Object.entries(query).filter(([name]) => name in EMPTY)) };
  const turn = (drawn += 1);
  const page = await (Object.hasOwn(PAGES, path[0]) ? PAGES[path[0]](...path.slice(1)) : missing("page"));
  if (turn !== drawn) return;
  const heading = el("h1", { tabindex: -1 }, page.title);
  document.title = page.title === held.title ? held.title : `${page.title} · ${held.title}`;
  byId("main").replaceChildren(heading, ...page.body.flat(Infinity).filter(Boolean));
  menu(UNDER[path[0]] ?? path[0]);
  controls(page);
  if (!isMoved && !path[2]) return; // a third part of the address names a place in the page
  const landed = page.focus?.();
  if (landed) landed.scrollIntoView({ block: "center" });
  else {
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function menu(current) {
  const entries = held.answer ? [["answer", "Answer"], ...MENU] : MENU;
  byId("pages").replaceChildren(
    el(
      "ul",
      {},
      entries.map(([path, title]) =>
        el(
          "li",
          {},
          el("a", { href: to(...(path ? [path] : [])), "aria-current": path === current ? "page" : null }, title),
        ),
      ),
    ),
  );
}

function setFilter(changes) {
  filter = { ...filter, ...changes };
  history.replaceState(null, "", `#/${address().path.map(encodeURIComponent).join("/")}${filterQuery()}`);
  show(false);
}

const toggle = (name, value) => setFilter({ [name]: filter[name] === value ? "" : value });

// The filters keep their elements while they act, so that a reader keeps the place.
let form = null;

function controls(page) {
  const whole = byId("filters");
  whole.hidden = !page.filters;
  if (!page.filters) return;
  form ??= fields();
  for (const [name, field] of Object.entries(form)) {
    if (field.type === "checkbox") field.checked = Boolean(filter[name]);
    else if (field !== document.activeElement || field.value !== filter[name]) field.value = filter[name];
  }
  const base = page.rows ?? all("happenings");
  const set = anyActive() || filter.background;
  byId("chosen").textContent = set
    ? `${number(base.filter(passes).length)} of ${plural(base.length, "happening")}`
    : plural(base.filter(passes).length, "happening");
  byId("reset").hidden = !set;
  whole.classList.toggle("set", Boolean(set));
}

function fields() {
  const h = T.happenings,
    change = (name) => (event) => setFilter({ [name]: event.target.value });
  const options = (entries) => [
    el("option", { value: "" }, "any"),
    entries.map(([value, title]) => el("option", { value }, title)),
  ];
  const types = count(h.event_type).map(([type, n]) => [type, `${typeName(type)} (${number(n)})`]);
  const sources = count(T.documents.source)
    .slice(0, 400)
    .map(([source, n]) => [source, `${shorten(source, 40)} (${number(n)})`]);
  const factualities = [
    ...Object.entries(GROUPS).map(([key, [title]]) => [key, title]),
    ...count(h.factuality).map(([name, n]) => [name, `only ${FACTUALITY[name]} (${number(n)})`]),
  ];
  const places = [
    ...new Set([...count(h.country).slice(0, 60), ...count(h.place).slice(0, 240)].map(([name]) => name)),
  ];
  const made = {
    from: el("input", { type: "date", onchange: change("from") }),
    to: el("input", { type: "date", onchange: change("to") }),
    type: el("select", { onchange: change("type") }, options(types)),
    place: el("input", { type: "search", list: "places", placeholder: "any", onchange: change("place") }),
    source: el("select", { onchange: change("source") }, options(sources)),
    factuality: el("select", { onchange: change("factuality") }, options(factualities)),
    background: el("input", {
      type: "checkbox",
      onchange: (event) => setFilter({ background: event.target.checked ? "yes" : "" }),
    }),
  };
  const titles = {
    from: "From",
    to: "To",
    type: "Type",
    place: "Place",
    source: "Source",
    factuality: "Factuality",
    background: "Background too",
  };
  const box = el(
    "details",
    { open: innerWidth > 700 },
    el("summary", {}, "Filters ", el("output", { id: "chosen", "aria-live": "polite" })),
    el(
      "div",
      { class: "fields" },
      Object.entries(made).map(([name, field]) =>
        el("label", { class: `field-${name}` }, el("span", {}, titles[name]), field),
      ),
      el(
        "datalist",
        { id: "places" },
        places.map((name) => el("option", { value: name })),
      ),
      el("button", { type: "button", id: "reset", class: "quiet", onclick: () => setFilter(EMPTY) }, "Clear"),
    ),
  );
  byId("filters").append(box);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  return made;
}

function theme() {
  const root = document.documentElement,
    button = byId("theme");
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const tell = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  tell();
}

let width = innerWidth,
  pause;

addEventListener("resize", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (innerWidth !== width) {
      width = innerWidth;
      show(false);
    }
  }, 200);
});
addEventListener("hashchange", () => {
  if (location.hash.startsWith("#/") || !location.hash) show(true);
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

theme();
open()
  .then(() => {
    if (!location.hash.startsWith("#/") && held.opens)
      history.replaceState(null, "", `#/${held.opens.split("/").map(encodeURIComponent).join("/")}`);
    return show(false);
  })
  .then(() => {
    document.documentElement.dataset.ready = "yes";
  });
