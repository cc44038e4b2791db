// The overview: what all articles report, and the parts that other pages show too.

const missing = (what) => ({
  title: `This report holds no such ${what}`,
  body: [el("p", {}, "It may lie outside of what the report was written for. ", link([], "To the overview"))],
});

const all = (name) => range(T[name].length);

const present = (docs) => new Set(docs);

function overviewPage() {
  const { happenings, docs } = select(all("happenings"), all("documents"));
  const shown = present(docs);
  return {
    title: held.title,
    filters: true,
    body: [
      held.left_out
        ? el("p", { class: "note" }, `The newest articles; ${number(held.left_out)} older ones are left out.`)
        : null,
      totals([
        ["articles", docs.length],
        ["stories", new Set(docs.map((doc) => T.documents.story_id[doc])).size],
        ["happenings", happenings.length],
        ["claims", claimsOf(shown).length],
        ["publishers", new Set(docs.map((doc) => T.documents.source[doc])).size],
      ]),
      differing(shown),
      section("When", null, happeningsChart(happenings)),
      el(
        "div",
        { class: "columns" },
        section("What", "Types of happenings; choose one to filter.", typeBars(happenings)),
        section("How sure", "What the articles make of it.", factualityBars(happenings)),
      ),
      section("Where", "Circles: happenings with a place. Choose one to filter.", map(happenings)),
      section(
        "Losses",
        "Killed and injured, of happenings that are stated, reported or alleged.",
        lossesChart(happenings),
      ),
      section("Who did what to whom", null, dyads(happenings)),
      el(
        "div",
        { class: "columns three" },
        section("People named most", "By articles.", named(shown, ["person"])),
        section("Organizations", "By articles.", named(shown, ["organization"])),
        section("Quoted most", "By quotations.", quoted(shown)),
      ),
      section("Stories", null, storyList(docs, 8)),
    ],
  };
}

const totals = (entries) =>
  el(
    "dl",
    { class: "totals" },
    entries.map(([name, n]) => el("div", {}, el("dt", {}, name), el("dd", {}, number(n)))),
  );

function claimsOf(docs) {
  const { evidence: e } = T;
  const found = new Set();
  for (let row = 0; row < e.length; row += 1) if (docs.has(at.doc.get(e.doc_id[row]))) found.add(e.claim_id[row]);
  return all("claims").filter((claim) => found.has(T.claims.claim_id[claim]));
}

function differing(docs) {
  const claims = claimsOf(docs).filter((claim) => T.claims.status[claim] === "conflicting");
  if (!claims.length) return null;
  const item = (claim) =>
    el(
      "li",
      { class: "differ" },
      el(
        "p",
        {},
        el("b", {}, capital(claimTitle(claim))),
        " ",
        at.story.has(T.claims.story_id[claim])
          ? el(
              "span",
              { class: "note" },
              link(
                ["story", T.claims.story_id[claim]],
                shorten(T.stories.title[at.story.get(T.claims.story_id[claim])], 70),
              ),
            )
          : null,
      ),
      el(
        "p",
        {},
        valuesOf(claim, docs)
          .slice(0, 4)
          .map((value, index) => [
            index ? el("span", { class: "versus" }, value.stance === "superseded" ? "before" : "or") : null,
            el(
              "a",
              { class: `said ${value.stance}`, href: passage(value.rows[0]) },
              `${shorten(value.text, 40)} `,
              el("small", {}, shorten(sourcesOf(value), 44)),
            ),
          ]),
      ),
    );
  return section(
    "Where sources differ",
    `${plural(claims.length, "claim")} whose sources exclude each other.`,
    growing(claims, item, { tag: "ul", class: "differing", step: 5, name: "claims" }),
  );
}

const sourcesOf = (value) =>
  [
    ...new Set(
      value.rows.map(
        (row) => T.evidence.attribution_text[row] ?? T.documents.source[at.doc.get(T.evidence.doc_id[row])],
      ),
    ),
  ].join(", ");

function typeBars(happenings) {
  const kind = new Map(happenings.map((row) => [T.happenings.event_type[row], classOf(row)]));
  return bars(
    count(happenings.map((row) => T.happenings.event_type[row])).map(([type, n]) => [
      capital(typeName(type)),
      n,
      kind.get(type),
      type,
    ]),
    { set: "type", name: "types" },
  );
}

function factualityBars(happenings) {
  return bars(
    count(happenings.map((row) => T.happenings.factuality[row])).map(([name, n]) => [
      capital(FACTUALITY[name]),
      n,
      DEGREE[name],
      name,
    ]),
    { set: "factuality" },
  );
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
  return grid(
    "Actor, what happened, recipient",
    [
      ["Who", ([row]) => entityLink(actor_entity_id[row], shorten(actor[row], 60))],
      ["did what", ([row]) => el("span", { class: `type ${classOf(row)}` }, typeName(event_type[row]))],
      ["to whom", ([row]) => entityLink(recipient_entity_id[row], shorten(recipient[row], 60))],
      [
        "Happenings",
        (group) =>
          group.length === 1 ? link(["happening", T.happenings.happening_id[group[0]]], "1") : number(group.length),
        true,
      ],
    ],
    rows,
    { step: 10 },
  );
}

function named(docs, types) {
  const { naming: n } = T;
  const found = new Map();
  for (let row = 0; row < n.length; row += 1)
    if (docs.has(at.doc.get(n.doc_id[row]))) found.set(n.entity_id[row], (found.get(n.entity_id[row]) ?? 0) + 1);
  const rows = [...found]
    .filter(([id]) => at.entity.has(id) && types.includes(T.entities.entity_type[at.entity.get(id)]))
    .sort((a, b) => b[1] - a[1] || at.entity.get(a[0]) - at.entity.get(b[0]));
  return bars(
    rows.map(([id, articlesNamed]) => [entityLink(id, T.entities.name[at.entity.get(id)]), articlesNamed]),
    { most: 8, name: "names" },
  );
}

function quoted(docs) {
  const { quotes: q } = T;
  const id = new Map(q.speaker.map((speaker, row) => [speaker, q.speaker_entity_id[row]]));
  const rows = count(
    all("quotes")
      .filter((row) => docs.has(at.doc.get(q.doc_id[row])))
      .map((row) => q.speaker[row]),
  );
  return bars(
    rows.map(([speaker, n]) => [entityLink(id.get(speaker), shorten(speaker, 50)), n]),
    { most: 8, name: "speakers" },
  );
}
