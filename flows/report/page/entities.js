// Persons, organizations and places: what they did, said and suffered, and with whom they are named.

function entitiesPage() {
  const e = T.entities;
  const { docs } = select(all("happenings"), all("documents"));
  const shown = present(docs),
    alive = new Set();
  for (let row = 0; row < T.naming.length; row += 1)
    if (shown.has(at.doc.get(T.naming.doc_id[row]))) alive.add(T.naming.entity_id[row]);
  const rows = all("entities").filter((row) => alive.has(e.entity_id[row]));
  const results = el("div", {});
  const find = (text) => {
    const wanted = text.trim().toLowerCase();
    const fits = wanted
      ? rows.filter((row) => [e.name[row], ...(e.names[row] ?? [])].some((name) => name.toLowerCase().includes(wanted)))
      : rows;
    results.replaceChildren(
      el("p", { class: "note", "aria-live": "polite" }, plural(fits.length, "entity", "entities")),
      grid(
        "Entities",
        [
          ["Name", (row) => link(["entity", e.entity_id[row]], e.name[row])],
          ["Type", (row) => plain(e.entity_type[row])],
          ["Country", (row) => e.country[row] ?? ""],
          ["Articles", (row) => number(e.n_documents[row]), true],
          ["Mentions", (row) => number(e.n_mentions[row]), true],
        ],
        fits,
        { name: "entities" },
      ),
    );
  };
  find("");
  return {
    title: "People, organizations, places",
    filters: true,
    body: [
      el(
        "label",
        { class: "find" },
        "Find a name ",
        el("input", { type: "search", oninput: (event) => find(event.target.value) }),
      ),
      results,
    ],
  };
}

function entityPage(id) {
  const row = at.entity.get(id),
    e = T.entities,
    h = T.happenings;
  if (row === undefined) return missing("entity");
  const naming = at.namingOfEntity.get(id) ?? [];
  const own = all("happenings").filter((i) =>
    [h.actor_entity_id[i], h.recipient_entity_id[i], h.location_entity_id[i]].includes(id),
  );
  const { happenings, docs } = select(
    own,
    naming.map((n) => at.doc.get(T.naming.doc_id[n])),
  );
  const shown = present(docs),
    quotes = all("quotes").filter(
      (q) => T.quotes.speaker_entity_id[q] === id && shown.has(at.doc.get(T.quotes.doc_id[q])),
    );
  const facts = [
    ["Also called", others(e.names[row], e.name[row])],
    ["Titles", e.titles[row]],
    ["Roles", e.roles[row]],
    ["With", e.affiliations[row]],
  ];
  const is = (column) => happenings.filter((i) => h[column][i] === id);
  return {
    title: e.name[row],
    filters: true,
    rows: own,
    body: [
      el(
        "p",
        { class: "deck" },
        dots(
          plain(e.entity_type[row]),
          e.country[row] === e.name[row] ? null : e.country[row],
          `${plural(e.n_mentions[row], "mention")} in ${plural(e.n_documents[row], "article")}`,
          dayRange(e.first_seen[row], e.last_seen[row]),
        ),
      ),
      el(
        "dl",
        { class: "facts" },
        facts
          .filter(([, value]) => value?.length)
          .map(([name, value]) => [el("dt", {}, name), el("dd", {}, value.join(", "))]),
      ),
      totals(
        [
          ["happenings", happenings.length],
          ["as actor", is("actor_entity_id").length],
          ["as recipient", is("recipient_entity_id").length],
          ["as place", is("location_entity_id").length],
          ["quotations", quotes.length],
          ["articles", docs.length],
        ].filter(([, n]) => n),
      ),
      own.length
        ? [
            section("When", null, happeningsChart(happenings)),
            section("What happened", null, timeline(happenings)),
            section("Who did what to whom", null, dyads(happenings)),
            section("Where", null, map(happenings)),
            section("Types", null, typeBars(happenings)),
          ]
        : null,
      section("In one sentence with", "By sentences.", company(id, shown)),
      quotes.length
        ? section(
            "Quotations",
            null,
            growing(quotes, quoteWithText, { tag: "ul", class: "plain", step: 10, name: "quotations" }),
          )
        : null,
      section("Articles", null, articleList(docs)),
    ],
  };
}

const others = (names, name) => (names ?? []).filter((one) => one !== name);

// The entities that share sentences with one, in the shown articles, with the number of these sentences.
function nearest(id, shown) {
  const { one, other, doc_id, n_sentences } = T.near;
  const found = new Map();
  for (let row = 0; row < one.length; row += 1) {
    if ((one[row] !== id && other[row] !== id) || !shown.has(at.doc.get(doc_id[row]))) continue;
    const near = one[row] === id ? other[row] : one[row];
    found.set(near, (found.get(near) ?? 0) + n_sentences[row]);
  }
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function company(id, shown) {
  const rows = nearest(id, shown).filter(([near]) => at.entity.has(near));
  const entries = rows.map(([near, n]) => [entityLink(near, T.entities.name[at.entity.get(near)]), n]);
  return bars(entries, { most: 10, name: "names" });
}
