// Data quality: how complete the rows are, what could not be read or was left out, and what the checks found.

function qualityPage() {
  const { shares, quarantine, dropped, unresolved, runs } = T;
  const checks = (held.checks ?? []).filter(([, , , n]) => n);
  return {
    title: "Data quality",
    body: [
      section(
        "How complete",
        "Shares of the rows of these articles.",
        el(
          "ul",
          { class: "bars shares" },
          all("shares")
            .filter((row) => shares.total[row])
            .map((row) => {
              const share = (100 * shares.n[row]) / shares.total[row];
              return el(
                "li",
                {},
                el("span", { class: "label" }, shares.measure[row]),
                el("span", { class: "track", "aria-hidden": "true" }, el("span", { class: "bar", "width%": share })),
                el(
                  "span",
                  { class: "value" },
                  `${share.toFixed(0)} %`,
                  el("small", {}, ` ${number(shares.n[row])} of ${number(shares.total[row])}`),
                ),
              );
            }),
        ),
      ),
      section(
        "Checks",
        held.checks
          ? `${number(held.checks.length)} data checks, ${number(checks.length)} found rows.`
          : "They could not be run: the warehouse was published by another version.",
        checks.length
          ? grid(
              "Checks that found rows",
              [
                ["Check", ([name]) => name],
                ["Severity", ([, severity]) => severity],
                ["Why", ([, , why]) => why],
                ["Rows", ([, , , n]) => number(n), true],
              ],
              checks,
            )
          : held.checks
            ? nothing("No check found a row that must not be there.")
            : null,
      ),
      section(
        "Inputs that could not be read",
        "Of the whole warehouse.",
        quarantine.length
          ? grid(
              "Quarantined inputs",
              [
                ["Input", (row) => shorten(quarantine.source_uri[row], 80)],
                ["Reason", (row) => plain(quarantine.reason[row])],
                ["Detail", (row) => shorten(quarantine.detail[row], 160)],
              ],
              all("quarantine"),
            )
          : nothing("Every input was read."),
      ),
      section(
        "Lines left out",
        "Lines that are no part of an article's text, by the rule that dropped them.",
        dropped.length
          ? grid(
              "Dropped lines",
              [
                ["Rule", (row) => plain(dropped.rule[row])],
                ["Lines", (row) => number(dropped.n_lines[row]), true],
                ["Articles", (row) => number(dropped.n_articles[row]), true],
                ["Example", (row) => dropped.example[row]],
              ],
              all("dropped"),
            )
          : nothing("No line was dropped."),
      ),
      section(
        "Names without an entity",
        "The most frequent.",
        unresolved.length
          ? grid(
              "Unresolved names",
              [
                ["Name", (row) => unresolved.name[row]],
                ["Type", (row) => plain(unresolved.entity_type[row])],
                ["Mentions", (row) => number(unresolved.n_mentions[row]), true],
                ["Articles", (row) => number(unresolved.n_articles[row]), true],
                ["In", (row) => link(["article", unresolved.doc_id[row]], "an article")],
              ],
              all("unresolved"),
            )
          : nothing("Every name is linked."),
      ),
      section(
        "Runs",
        "The last of the warehouse.",
        grid(
          "Runs",
          [
            ["Run", (row) => runs.run_id[row]],
            ["Finished, UTC", (row) => runs.finished_at[row]],
            ["Status", (row) => runs.status[row]],
            ...["seen", "loaded", "unchanged", "quarantined", "removed", "duplicates"].map((name) => [
              capital(name),
              (row) => number(runs[name][row]),
              true,
            ]),
          ],
          all("runs"),
        ),
      ),
    ],
  };
}

function answerPage() {
  if (!held.answer) return missing("page");
  const answer = table(held.answer),
    names = Object.keys(held.answer);
  const shown = (name) => (row) => {
    const value = answer[name][row];
    const [page, index] =
      {
        doc_id: ["article", at.doc],
        happening_id: ["happening", at.happening],
        story_id: ["story", at.story],
        entity_id: ["entity", at.entity],
      }[name] ?? [];
    if (index?.has(value)) return link([page, value], value);
    return typeof value === "number" ? number(value) : (value ?? "");
  };
  return {
    title: "Answer of the query",
    body: [
      el("p", { class: "deck" }, plural(answer.length, "row")),
      grid(
        "Answer of the query",
        names.map((name) => [name, shown(name), typeof answer[name][0] === "number"]),
        range(answer.length),
        { step: 100 },
      ),
    ],
  };
}
