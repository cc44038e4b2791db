// Stories and articles: what each tells, when, and who says it.

function storyList(docs, step, heading = "h3") {
  const inStory = count(docs.map((doc) => T.documents.story_id[doc]));
  const shown = inStory
    .filter(([id]) => at.story.has(id))
    .sort((a, b) => b[1] - a[1] || at.story.get(a[0]) - at.story.get(b[0]));
  return growing(
    shown,
    ([id, n]) => {
      const row = at.story.get(id),
        claims = at.claimsOfStory.get(id) ?? [];
      const differ = claims.filter((claim) => T.claims.status[claim] === "conflicting").length;
      return el(
        "li",
        {},
        el(heading, {}, link(["story", id], T.stories.title[row])),
        el(
          "p",
          { class: "note" },
          dots(
            dayRange(T.stories.first_published[row], T.stories.last_published[row]),
            plural(n, "article"),
            T.stories.n_publishers[row] ? plural(T.stories.n_publishers[row], "publisher") : null,
          ),
          differ ? [" ", el("span", { class: "badge no" }, `sources differ on ${plural(differ, "claim")}`)] : null,
        ),
      );
    },
    { tag: "ol", class: "stories", step, name: "stories" },
  );
}

function dayRange(first, last) {
  if (!first) return "";
  return first === last || !last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}

function storiesPage() {
  const { docs } = select(all("happenings"), all("documents"));
  return { title: "Stories", filters: true, body: [storyList(docs, 30, "h2")] };
}

async function storyPage(id) {
  const row = at.story.get(id);
  if (row === undefined) return missing("story");
  const own = at.happeningsOfStory.get(id) ?? [],
    { happenings, docs } = select(own, at.docsOfStory.get(id) ?? []);
  const entities = [...T.stories.main_entities[row], ...T.stories.main_places[row]].filter((one) => at.entity.has(one));
  return {
    title: T.stories.title[row],
    filters: true,
    rows: own,
    body: [
      el(
        "p",
        { class: "deck" },
        dots(
          dayRange(T.stories.first_published[row], T.stories.last_published[row]),
          plural(docs.length, "article"),
          plural(new Set(docs.map((doc) => T.documents.source[doc])).size, "publisher"),
          plural(happenings.length, "happening"),
        ),
      ),
      entities.length
        ? el(
            "ul",
            { class: "chips", "aria-label": "About" },
            entities.map((one) => el("li", {}, entityLink(one, T.entities.name[at.entity.get(one)]))),
          )
        : null,
      claimsSection(at.claimsOfStory.get(id) ?? [], docs),
      section(
        "Timeline",
        "In brackets: the day of the first report, where the articles give no date.",
        timeline(happenings),
      ),
      section("Where", null, map(happenings)),
      section("Losses", null, lossesChart(happenings)),
      section("Who did what to whom", null, dyads(happenings)),
      section("Who says what", null, await quotesBySpeaker(docs)),
      section("Articles", "Open one to read it with its facts marked.", articleList(docs)),
    ],
  };
}

function timeline(happenings) {
  if (!happenings.length) return nothing("No happenings in this selection.");
  const h = T.happenings;
  return growing(
    happenings,
    (row) => {
      const differ = (at.claimsOfHappening.get(h.happening_id[row]) ?? []).filter(
        (claim) => T.claims.status[claim] === "conflicting",
      ).length;
      return el(
        "li",
        { class: classOf(row) },
        el(
          "time",
          { datetime: h.day[row] },
          h.is_dated[row] ? dayWords(h.day[row], true) : `(${dayWords(h.day[row], true)})`,
        ),
        el(
          "div",
          {},
          el(
            "p",
            {},
            happeningLink(row),
            " ",
            badge(h.factuality[row]),
            differ ? el("span", { class: "badge no" }, "sources differ") : null,
          ),
          el(
            "p",
            { class: "note" },
            dots(typeName(h.event_type[row]), h.place[row], deaths(row), plural(h.n_documents[row], "article")),
          ),
        ),
      );
    },
    { tag: "ol", class: "timeline", step: 20, name: "happenings" },
  );
}

function deaths(row) {
  const { killed_low, killed_high, injured_low, injured_high } = T.happenings;
  const killed = low_high(killed_low[row], killed_high[row]),
    injured = low_high(injured_low[row], injured_high[row]);
  return [killed && `${killed} killed`, injured && `${injured} injured`].filter(Boolean).join(", ");
}

async function quotesBySpeaker(docs) {
  const rows = docs.flatMap((doc) => at.quotesOfDoc.get(T.documents.doc_id[doc]) ?? []);
  if (!rows.length) return nothing("No quotations in this selection.");
  await allArticles(docs.map((doc) => T.documents.doc_id[doc]));
  const speakers = [...rowsBy(rows.map((row) => T.quotes.speaker[row] ?? "unknown"))].map(([speaker, indices]) => [
    speaker,
    indices.map((i) => rows[i]),
  ]);
  speakers.sort((a, b) => (a[0] === "unknown") - (b[0] === "unknown") || b[1].length - a[1].length);
  return growing(
    speakers,
    ([speaker, own]) =>
      el(
        "li",
        {},
        el(
          "h3",
          {},
          entityLink(T.quotes.speaker_entity_id[own[0]], speaker),
          " ",
          el("span", { class: "n" }, number(own.length)),
        ),
        growing(own, quoteItem, { tag: "ul", step: 3, name: "quotations" }),
      ),
    { tag: "ul", class: "speakers", step: 8, name: "speakers" },
  );
}

async function quoteWithText(row) {
  await article(T.quotes.doc_id[row]);
  return quoteItem(row);
}

function quoteItem(row) {
  const q = T.quotes,
    doc = at.doc.get(q.doc_id[row]);
  const text = articles.get(q.doc_id[row]).cut(q.char_start[row], q.char_end[row]).replace(/\s+/g, " ");
  return el(
    "li",
    {},
    el(q.kind[row] === "indirect" ? "span" : "q", { class: "quoted" }, shorten(text, 420)),
    " ",
    el(
      "a",
      { class: "from", href: to("article", q.doc_id[row], "mark", q.quote_id[row].split(":")[1]) },
      `${T.documents.source[doc]}${T.documents.day[doc] ? `, ${dayWords(T.documents.day[doc], true)}` : ""}`,
    ),
  );
}

function articleList(docs) {
  if (!docs.length) return nothing("No articles in this selection.");
  const d = T.documents;
  return grid(
    "Articles",
    [
      ["Title", (doc) => link(["article", d.doc_id[doc]], d.title[doc])],
      ["Publisher", (doc) => shorten(d.source[doc], 40)],
      ["Published", (doc) => dayWords(d.day[doc], true)],
      ["Words", (doc) => number(d.n_words[doc]), true],
    ],
    docs,
    { name: "articles" },
  );
}

function articlesPage() {
  const { docs } = select(all("happenings"), all("documents"));
  return {
    title: "Articles",
    filters: true,
    body: [
      articleList(
        [...docs].sort((a, b) => ((T.documents.published_at[b] ?? "") > (T.documents.published_at[a] ?? "") ? 1 : -1)),
      ),
    ],
  };
}
