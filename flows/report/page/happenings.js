// A happening: what its reports agree on, and each of them.

async function happeningPage(id) {
  const row = at.happening.get(id),
    h = T.happenings;
  if (row === undefined) return missing("happening");
  const reports = at.reportsOfHappening.get(id),
    r = T.reports;
  await allArticles(reports.map((report) => r.doc_id[report]));
  const facts = [
    [
      "When",
      h.is_dated[row]
        ? `${dayWords(h.day[row])} (to the ${plain(h.date_precision[row]) || "day"})`
        : `no date; first reported ${dayWords(h.day[row])}`,
    ],
    ["Where", h.place[row] && entityLink(h.location_entity_id[row], h.place[row])],
    ["Who", h.actor[row] && entityLink(h.actor_entity_id[row], h.actor[row])],
    ["To whom", h.recipient[row] && entityLink(h.recipient_entity_id[row], h.recipient[row])],
    ["With what", h.weapon[row]],
    ["Losses", deaths(row)],
    ["Denied by", h.denied_by_text[row]],
  ];
  return {
    title: h.title[row],
    body: [
      el(
        "p",
        { class: "deck" },
        el("span", { class: `type ${classOf(row)}` }, typeName(h.event_type[row])),
        " ",
        badge(h.factuality[row]),
        ` · ${plural(h.n_documents[row], "article")}`,
      ),
      at.story.has(h.story_id[row])
        ? el(
            "p",
            { class: "note" },
            "Part of the story ",
            link(["story", h.story_id[row]], T.stories.title[at.story.get(h.story_id[row])]),
          )
        : null,
      el(
        "dl",
        { class: "facts" },
        facts.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
      ),
      claimsSection(at.claimsOfHappening.get(id) ?? [], [...new Set(all("documents"))]),
      section(
        "Reports",
        null,
        growing(
          sentencesOf(reports),
          (report) =>
            el(
              "li",
              {},
              badge(r.factuality[report]),
              " ",
              el(
                "q",
                {},
                articles
                  .get(r.doc_id[report])
                  .cut(r.sentence_start[report], r.sentence_end[report])
                  .replace(/\s+/g, " "),
              ),
              " ",
              el(
                "a",
                { class: "from", href: to("article", r.doc_id[report], "mark", r.event_id[report].split(":")[1]) },
                [r.attribution_text[report], T.documents.source[at.doc.get(r.doc_id[report])]]
                  .filter(Boolean)
                  .join(", in "),
              ),
            ),
          { tag: "ul", class: "plain", name: "reports" },
        ),
      ),
    ],
  };
}

// Reports of one sentence are one passage.
function sentencesOf(reports) {
  const { doc_id, sentence_start } = T.reports;
  return [...new Map(reports.map((report) => [`${doc_id[report]} ${sentence_start[report]}`, report])).values()];
}
