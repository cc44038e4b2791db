// The pages: each is drawn when it is looked at, from the rows that the filters leave.

const missing = (what) => ({ title: `This report holds no such ${what}`, body: [el("p", {}, "It may lie outside of what the report was written for. ", link([], "To the overview"))] });

const all = (name) => range(T[name].length);
const present = (docs) => new Set(docs);

function overviewPage() {
  const { happenings, docs } = select(all("happenings"), all("documents"));
  const shown = present(docs);
  return {
    title: held.title, filters: true,
    body: [
      totals([["articles", docs.length], ["stories", new Set(docs.map((doc) => T.documents.story_id[doc])).size], ["happenings", happenings.length], ["claims", claimsOf(shown).length],
        ["publishers", new Set(docs.map((doc) => T.documents.source[doc])).size]]),
      differing(shown),
      section("When", null, happeningsChart(happenings)),
      el("div", { class: "columns" }, section("What", "Types of happenings; choose one to filter.", typeBars(happenings)), section("How sure", "What the articles make of it.", factualityBars(happenings))),
      section("Where", "Circles: happenings with a place. Choose one to filter.", map(happenings)),
      section("Losses", "Killed and injured, of happenings that are stated, reported or alleged.", lossesChart(happenings)),
      section("Who did what to whom", null, dyads(happenings)),
      el("div", { class: "columns three" }, section("People named most", "By articles.", named(shown, ["person"])),
        section("Organizations", "By articles.", named(shown, ["organization"])), section("Quoted most", "By quotations.", quoted(shown))),
      section("Stories", null, storyList(docs, 8)),
    ],
  };
}

const totals = (entries) => el("dl", { class: "totals" }, entries.map(([name, n]) => el("div", {}, el("dt", {}, name), el("dd", {}, number(n)))));

function claimsOf(docs) {
  const { evidence: e } = T;
  const found = new Set();
  for (let row = 0; row < e.length; row += 1) if (docs.has(at.doc.get(e.doc_id[row]))) found.add(e.claim_id[row]);
  return all("claims").filter((claim) => found.has(T.claims.claim_id[claim]));
}

function differing(docs) {
  const claims = claimsOf(docs).filter((claim) => T.claims.status[claim] === "conflicting");
  if (!claims.length) return null;
  const item = (claim) => el("li", { class: "differ" },
    el("p", {}, el("b", {}, capital(claimTitle(claim))), " ", at.story.has(T.claims.story_id[claim]) ? el("span", { class: "note" }, link(["story", T.claims.story_id[claim]], shorten(T.stories.title[at.story.get(T.claims.story_id[claim])], 70))) : null),
    el("p", {}, valuesOf(claim, docs).slice(0, 4).map((value, index) => [index ? el("span", { class: "versus" }, value.stance === "superseded" ? "before" : "or") : null,
      el("a", { class: `said ${value.stance}`, href: passage(value.rows[0]) }, `${shorten(value.text, 40)} `, el("small", {}, shorten(sourcesOf(value), 44)))])));
  return section("Where sources differ", `${plural(claims.length, "claim")} whose sources exclude each other.`, growing(claims, item, { tag: "ul", class: "differing", step: 5, name: "claims" }));
}

const sourcesOf = (value) => [...new Set(value.rows.map((row) => T.evidence.attribution_text[row] ?? T.documents.source[at.doc.get(T.evidence.doc_id[row])]))].join(", ");

function typeBars(happenings) {
  const kind = new Map(happenings.map((row) => [T.happenings.event_type[row], classOf(row)]));
  return bars(count(happenings.map((row) => T.happenings.event_type[row])).map(([type, n]) => [capital(words(type)), n, kind.get(type), type]), { set: "type", name: "types" });
}

function factualityBars(happenings) {
  return bars(count(happenings.map((row) => T.happenings.factuality[row])).map(([name, n]) => [capital(FACTUALITY[name]), n, DEGREE[name], name]), { set: "factuality" });
}

function dyads(happenings) {
  const { actor, recipient, event_type, actor_entity_id, recipient_entity_id } = T.happenings;
  const found = new Map();
  for (const row of happenings.filter((r) => actor[r] && recipient[r])) {
    const key = `${actor[row]}\n${event_type[row]}\n${recipient[row]}`;
    if (found.has(key)) found.get(key).push(row);
    else found.set(key, [row]);
  }
  const known = ([row]) => Boolean(actor_entity_id[row]) + Boolean(recipient_entity_id[row]);
  const rows = [...found.values()].sort((a, b) => b.length - a.length || known(b) - known(a));
  if (!rows.length) return nothing("No happening with an actor and a recipient in this selection.");
  return grid("Actor, what happened, recipient", [
    ["Who", ([row]) => entityLink(actor_entity_id[row], shorten(actor[row], 60))],
    ["did what", ([row]) => el("span", { class: `type ${classOf(row)}` }, words(event_type[row]))],
    ["to whom", ([row]) => entityLink(recipient_entity_id[row], shorten(recipient[row], 60))],
    ["Happenings", (group) => group.length === 1 ? link(["happening", T.happenings.happening_id[group[0]]], "1") : number(group.length), true],
  ], rows, { step: 10 });
}

function named(docs, types) {
  const { naming: n } = T;
  const found = new Map();
  for (let row = 0; row < n.length; row += 1) if (docs.has(at.doc.get(n.doc_id[row]))) found.set(n.entity_id[row], (found.get(n.entity_id[row]) ?? 0) + 1);
  const rows = [...found].filter(([id]) => at.entity.has(id) && types.includes(T.entities.entity_type[at.entity.get(id)])).sort((a, b) => b[1] - a[1] || at.entity.get(a[0]) - at.entity.get(b[0]));
  return bars(rows.map(([id, articlesNamed]) => [entityLink(id, T.entities.name[at.entity.get(id)]), articlesNamed]), { most: 8, name: "names" });
}

function quoted(docs) {
  const { quotes: q } = T;
  const id = new Map(q.speaker.map((speaker, row) => [speaker, q.speaker_entity_id[row]]));
  const rows = count(all("quotes").filter((row) => docs.has(at.doc.get(q.doc_id[row]))).map((row) => q.speaker[row]));
  return bars(rows.map(([speaker, n]) => [entityLink(id.get(speaker), shorten(speaker, 50)), n]), { most: 8, name: "speakers" });
}

function storyList(docs, step, heading = "h3") {
  const inStory = count(docs.map((doc) => T.documents.story_id[doc]));
  const shown = inStory.filter(([id]) => at.story.has(id)).sort((a, b) => b[1] - a[1] || at.story.get(a[0]) - at.story.get(b[0]));
  return growing(shown, ([id, n]) => {
    const row = at.story.get(id), claims = at.claimsOfStory.get(id) ?? [];
    const differ = claims.filter((claim) => T.claims.status[claim] === "conflicting").length;
    return el("li", {}, el(heading, {}, link(["story", id], T.stories.title[row])), el("p", { class: "note" },
      [dayRange(T.stories.first_published[row], T.stories.last_published[row]), plural(n, "article"), T.stories.n_publishers[row] ? plural(T.stories.n_publishers[row], "publisher") : null].filter(Boolean).join(" · "),
      differ ? [" ", el("span", { class: "badge no" }, `sources differ on ${plural(differ, "claim")}`)] : null));
  }, { tag: "ol", class: "stories", step, name: "stories" });
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
  const own = at.happeningsOfStory.get(id) ?? [], { happenings, docs } = select(own, at.docsOfStory.get(id) ?? []);
  const entities = [...T.stories.main_entities[row], ...T.stories.main_places[row]].filter((one) => at.entity.has(one));
  return {
    title: T.stories.title[row], filters: true, rows: own,
    body: [
      el("p", { class: "deck" }, [dayRange(T.stories.first_published[row], T.stories.last_published[row]), plural(docs.length, "article"), plural(new Set(docs.map((doc) => T.documents.source[doc])).size, "publisher"), plural(happenings.length, "happening")].filter(Boolean).join(" · ")),
      entities.length ? el("ul", { class: "chips", "aria-label": "About" }, entities.map((one) => el("li", {}, entityLink(one, T.entities.name[at.entity.get(one)])))) : null,
      claimsSection(at.claimsOfStory.get(id) ?? [], docs),
      section("Timeline", "In brackets: the day of the first report, where the articles give no date.", timeline(happenings)),
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
  return growing(happenings, (row) => {
    const differ = (at.claimsOfHappening.get(h.happening_id[row]) ?? []).filter((claim) => T.claims.status[claim] === "conflicting").length;
    return el("li", { class: classOf(row) },
      el("time", { datetime: h.day[row] }, h.is_dated[row] ? dayWords(h.day[row], true) : `(${dayWords(h.day[row], true)})`),
      el("div", {}, el("p", {}, happeningLink(row), " ", badge(h.factuality[row]), differ ? el("span", { class: "badge no" }, "sources differ") : null),
        el("p", { class: "note" }, [words(h.event_type[row]), h.place[row], deaths(row), plural(h.n_documents[row], "article")].filter(Boolean).join(" · "))));
  }, { tag: "ol", class: "timeline", step: 20, name: "happenings" });
}

function deaths(row) {
  const { killed_low, killed_high, injured_low, injured_high } = T.happenings;
  const killed = low_high(killed_low[row], killed_high[row]), injured = low_high(injured_low[row], injured_high[row]);
  return [killed && `${killed} killed`, injured && `${injured} injured`].filter(Boolean).join(", ");
}

async function quotesBySpeaker(docs) {
  const rows = docs.flatMap((doc) => at.quotesOfDoc.get(T.documents.doc_id[doc]) ?? []);
  if (!rows.length) return nothing("No quotations in this selection.");
  await allArticles(docs.map((doc) => T.documents.doc_id[doc]));
  const speakers = [...rowsBy(rows.map((row) => T.quotes.speaker[row] ?? "unknown"))].map(([speaker, indices]) => [speaker, indices.map((i) => rows[i])]);
  speakers.sort((a, b) => (a[0] === "unknown") - (b[0] === "unknown") || b[1].length - a[1].length);
  return growing(speakers, ([speaker, own]) => el("li", {}, el("h3", {}, entityLink(T.quotes.speaker_entity_id[own[0]], speaker), " ", el("span", { class: "n" }, number(own.length))),
    growing(own, quoteItem, { tag: "ul", step: 3, name: "quotations" })), { tag: "ul", class: "speakers", step: 8, name: "speakers" });
}

function quoteItem(row) {
  const q = T.quotes, doc = at.doc.get(q.doc_id[row]);
  const text = articles.get(q.doc_id[row]).cut(q.char_start[row], q.char_end[row]).replace(/\s+/g, " ");
  return el("li", {}, el(q.kind[row] === "indirect" ? "span" : "q", { class: "quoted" }, shorten(text, 420)), " ",
    el("a", { class: "from", href: to("article", q.doc_id[row], "mark", q.quote_id[row].split(":")[1]) }, `${T.documents.source[doc]}${T.documents.day[doc] ? `, ${dayWords(T.documents.day[doc], true)}` : ""}`));
}

function articleList(docs) {
  if (!docs.length) return nothing("No articles in this selection.");
  const d = T.documents;
  return grid("Articles", [["Title", (doc) => link(["article", d.doc_id[doc]], d.title[doc])], ["Publisher", (doc) => shorten(d.source[doc], 40)],
    ["Published", (doc) => dayWords(d.day[doc], true)], ["Words", (doc) => number(d.n_words[doc]), true]], docs, { name: "articles" });
}

function articlesPage() {
  const { docs } = select(all("happenings"), all("documents"));
  return { title: "Articles", filters: true, body: [articleList([...docs].sort((a, b) => ((T.documents.published_at[b] ?? "") > (T.documents.published_at[a] ?? "") ? 1 : -1)))] };
}

async function happeningPage(id) {
  const row = at.happening.get(id), h = T.happenings;
  if (row === undefined) return missing("happening");
  const reports = at.reportsOfHappening.get(id), r = T.reports;
  await allArticles(reports.map((report) => r.doc_id[report]));
  const facts = [["When", h.is_dated[row] ? `${dayWords(h.day[row])} (to the ${words(h.date_precision[row]) || "day"})` : `no date; first reported ${dayWords(h.day[row])}`],
    ["Where", h.place[row] && entityLink(h.location_entity_id[row], h.place[row])], ["Who", h.actor[row] && entityLink(h.actor_entity_id[row], h.actor[row])],
    ["To whom", h.recipient[row] && entityLink(h.recipient_entity_id[row], h.recipient[row])], ["With what", h.weapon[row]], ["Losses", deaths(row)], ["Denied by", h.denied_by_text[row]]];
  return {
    title: h.title[row], body: [
      el("p", { class: "deck" }, el("span", { class: `type ${classOf(row)}` }, words(h.event_type[row])), " ", badge(h.factuality[row]), ` · ${plural(h.n_documents[row], "article")}`),
      at.story.has(h.story_id[row]) ? el("p", { class: "note" }, "Part of the story ", link(["story", h.story_id[row]], T.stories.title[at.story.get(h.story_id[row])])) : null,
      el("dl", { class: "facts" }, facts.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
      claimsSection(at.claimsOfHappening.get(id) ?? [], [...new Set(all("documents"))]),
      section("Reports", null, growing(sentencesOf(reports), (report) => el("li", {}, badge(r.factuality[report]), " ",
        el("q", {}, articles.get(r.doc_id[report]).cut(r.sentence_start[report], r.sentence_end[report]).replace(/\s+/g, " ")), " ",
        el("a", { class: "from", href: to("article", r.doc_id[report], "mark", r.event_id[report].split(":")[1]) }, [r.attribution_text[report], T.documents.source[at.doc.get(r.doc_id[report])]].filter(Boolean).join(", in "))), { tag: "ul", class: "plain", name: "reports" })),
    ],
  };
}

// Reports of one sentence are one passage.
function sentencesOf(reports) {
  const { doc_id, sentence_start } = T.reports;
  return [...new Map(reports.map((report) => [`${doc_id[report]} ${sentence_start[report]}`, report])).values()];
}

function entitiesPage() {
  const e = T.entities;
  const { docs } = select(all("happenings"), all("documents"));
  const shown = present(docs), alive = new Set();
  for (let row = 0; row < T.naming.length; row += 1) if (shown.has(at.doc.get(T.naming.doc_id[row]))) alive.add(T.naming.entity_id[row]);
  const rows = all("entities").filter((row) => alive.has(e.entity_id[row]));
  const results = el("div", {});
  const find = (text) => {
    const wanted = text.trim().toLowerCase();
    const fits = wanted ? rows.filter((row) => [e.name[row], ...(e.names[row] ?? [])].some((name) => name.toLowerCase().includes(wanted))) : rows;
    results.replaceChildren(el("p", { class: "note", "aria-live": "polite" }, plural(fits.length, "entity", "entities")), grid("Entities", [
      ["Name", (row) => link(["entity", e.entity_id[row]], e.name[row])], ["Type", (row) => words(e.entity_type[row])], ["Country", (row) => e.country[row] ?? ""],
      ["Articles", (row) => number(e.n_documents[row]), true], ["Mentions", (row) => number(e.n_mentions[row]), true]], fits, { name: "entities" }));
  };
  find("");
  return { title: "People, organizations, places", filters: true, body: [el("label", { class: "find" }, "Find a name ", el("input", { type: "search", oninput: (event) => find(event.target.value) })), results] };
}

async function entityPage(id) {
  const row = at.entity.get(id), e = T.entities, h = T.happenings;
  if (row === undefined) return missing("entity");
  const naming = at.namingOfEntity.get(id) ?? [];
  const own = all("happenings").filter((i) => [h.actor_entity_id[i], h.recipient_entity_id[i], h.location_entity_id[i]].includes(id));
  const { happenings, docs } = select(own, naming.map((n) => at.doc.get(T.naming.doc_id[n])));
  const shown = present(docs), quotes = all("quotes").filter((q) => T.quotes.speaker_entity_id[q] === id && shown.has(at.doc.get(T.quotes.doc_id[q])));
  await allArticles(quotes.map((q) => T.quotes.doc_id[q]));
  const facts = [["Also called", others(e.names[row], e.name[row])], ["Titles", e.titles[row]], ["Roles", e.roles[row]], ["With", e.affiliations[row]]];
  const is = (column) => happenings.filter((i) => h[column][i] === id);
  return {
    title: e.name[row], filters: true, rows: own, body: [
      el("p", { class: "deck" }, [words(e.entity_type[row]), e.country[row] === e.name[row] ? null : e.country[row], `${plural(e.n_mentions[row], "mention")} in ${plural(e.n_documents[row], "article")}`, dayRange(e.first_seen[row], e.last_seen[row])].filter(Boolean).join(" · ")),
      el("dl", { class: "facts" }, facts.filter(([, value]) => value?.length).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value.join(", "))])),
      totals([["happenings", happenings.length], ["as actor", is("actor_entity_id").length], ["as recipient", is("recipient_entity_id").length], ["as place", is("location_entity_id").length], ["quotations", quotes.length], ["articles", docs.length]].filter(([, n]) => n)),
      own.length ? [section("When", null, happeningsChart(happenings)), section("What happened", null, timeline(happenings)),
        section("Who did what to whom", null, dyads(happenings)), section("Where", null, map(happenings)), section("Types", null, typeBars(happenings))] : null,
      section("In one sentence with", "By sentences.", company(id)),
      quotes.length ? section("Quotations", null, growing(quotes, quoteItem, { tag: "ul", class: "plain", step: 10, name: "quotations" })) : null,
      section("Articles", null, articleList(docs)),
    ],
  };
}

const others = (names, name) => (names ?? []).filter((one) => one !== name);

function company(id) {
  const { one, other, n_sentences } = T.near;
  const rows = all("near").filter((row) => one[row] === id || other[row] === id).map((row) => [one[row] === id ? other[row] : one[row], n_sentences[row]]);
  return bars(rows.filter(([near]) => at.entity.has(near)).map(([near, n]) => [entityLink(near, T.entities.name[at.entity.get(near)]), n]), { most: 10, name: "names" });
}
