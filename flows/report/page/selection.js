// Filters: they choose happenings; the articles of a page are then those that report one of these.

const FACTUALITY = {
  asserted: "stated as fact",
  reported: "reported",
  alleged: "alleged",
  negated: "did not happen",
  denied: "denied",
  possible: "possible",
  planned: "planned",
  hypothetical: "hypothetical",
  ordered: "ordered",
};
const DEGREE = {
  asserted: "yes",
  reported: "yes",
  alleged: "maybe",
  possible: "maybe",
  hypothetical: "maybe",
  negated: "no",
  denied: "no",
  planned: "ahead",
  ordered: "ahead",
};
const GROUPS = {
  happened: ["happened: stated or reported", ["asserted", "reported"]],
  claimed: ["happened, or is alleged", ["asserted", "reported", "alleged"]],
  refused: ["did not happen, or is denied", ["negated", "denied"]],
  ahead: ["not yet: possible, planned, ordered", ["possible", "planned", "hypothetical", "ordered"]],
};
const EMPTY = { from: "", to: "", type: "", place: "", source: "", factuality: "", background: "" };

let filter = { ...EMPTY };

const isActive = (name) => filter[name] !== "";
const anyActive = () => Object.keys(EMPTY).some((name) => name !== "background" && isActive(name));

function passes(row) {
  const { happenings: h } = T;
  const day = h.day[row];
  if (!filter.background && h.is_historical[row]) return false;
  if (filter.from && !(day >= filter.from)) return false;
  if (filter.to && !(day && day <= filter.to)) return false;
  if (filter.type && h.event_type[row] !== filter.type) return false;
  if (filter.place && !h.where[row].includes(filter.place.toLowerCase())) return false;
  if (filter.factuality && !degrees().includes(h.factuality[row])) return false;
  return !filter.source || h.docs[row].some((doc) => T.documents.source[doc] === filter.source);
}

const degrees = () => GROUPS[filter.factuality]?.[1] ?? [filter.factuality];

// What a page shows of its happenings and articles.
function select(happenings, docs) {
  const rows = happenings.filter(passes);
  if (!anyActive()) return { happenings: rows, docs };
  const reporting = new Set(rows.flatMap((row) => T.happenings.docs[row]));
  return {
    happenings: rows,
    docs: docs.filter((doc) => reporting.has(doc) && (!filter.source || T.documents.source[doc] === filter.source)),
  };
}
