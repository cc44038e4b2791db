// Charts: bars as lists and tables that every reader can read; time as SVG with its numbers in a table below.

const CLASSES = ["material_conflict", "verbal_conflict", "verbal_cooperation", "material_cooperation", "other"];
const CLASS_WORDS = {
  material_conflict: "hostile deeds",
  verbal_conflict: "hostile words",
  verbal_cooperation: "friendly words",
  material_cooperation: "friendly deeds",
  other: "other news",
};
const classOf = (row) => T.happenings.quad_class[row] ?? "other";

// A list of bars: [label, value, onclick or null, class]. The longest bar is the full width.
function bars(entries, { most = 10, name = "entries", set = null } = {}) {
  if (!entries.length) return nothing("None in this selection.");
  const largest = entries[0][1];
  return growing(
    entries,
    ([label, value, kind, key]) =>
      el(
        "li",
        {},
        set
          ? el(
              "button",
              {
                type: "button",
                class: "label",
                "aria-pressed": String(filter[set] === key),
                onclick: () => toggle(set, key),
              },
              label,
            )
          : el("span", { class: "label" }, label),
        el(
          "span",
          { class: "track", "aria-hidden": "true" },
          el("span", { class: `bar ${kind ?? ""}`, "width%": Math.max((100 * value) / largest, 1) }),
        ),
        el("span", { class: "value" }, number(value)),
      ),
    { class: "bars", step: most, name },
  );
}

const DAY = 86400000;
const UNITS = [
  ["day", 62],
  ["week", 75],
  ["month", 84],
  ["year", Infinity],
];
const stamp = (day) => Date.parse(`${day}T00:00Z`);

function binOf(day, unit) {
  if (unit === "year") return `${day.slice(0, 4)}-01-01`;
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  if (unit === "day") return day;
  const time = stamp(day);
  return new Date(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

function nextBin(bin, unit) {
  const date = new Date(stamp(bin));
  if (unit === "year") date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (unit === "month") date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (unit === "week" ? 7 : 1));
  return date.toISOString().slice(0, 10);
}

const lastDay = (bin, unit) => new Date(stamp(nextBin(bin, unit)) - DAY).toISOString().slice(0, 10);

function binWords(bin, unit) {
  if (unit === "year") return bin.slice(0, 4);
  if (unit === "month") return `${MONTHS[Number(bin.slice(5, 7)) - 1]} ${bin.slice(0, 4)}`;
  return unit === "week" ? `week of ${dayWords(bin)}` : dayWords(bin);
}

// Days in bins: the unit is the finest that gives not too many. Of half a year and more the outermost 3 % on a side, or
// one happening, are left out where the rest then takes half the time or less.
function bins(rows) {
  const dated = rows.filter((row) => T.happenings.day[row]); // in order of day, as all rows of happenings are
  if (!dated.length) return null;
  const day = (index) => T.happenings.day[dated[index]];
  const span = (first, last) => (stamp(day(last)) - stamp(day(first))) / DAY;
  let [first, last] = [0, dated.length - 1];
  const few = Math.max(Math.floor(0.03 * last), 1);
  const isLong = () => span(first, last) > 180;
  if (isLong() && last > 7 && 2 * span(few, last) < span(first, last)) first = few;
  if (isLong() && last > 7 && 2 * span(first, last - few) < span(first, last)) last -= few;
  const lengths = { day: 1, week: 7, month: 30.4, year: 365 };
  const unit = UNITS.find(([name, most]) => span(first, last) / lengths[name] <= most)[0];
  const found = new Map();
  const end = binOf(day(last), unit);
  for (let bin = binOf(day(first), unit); bin <= end; bin = nextBin(bin, unit)) found.set(bin, []);
  let outside = 0;
  for (const [own, indices] of rowsBy(dated.map((row) => T.happenings.day[row]))) {
    const bin = found.get(binOf(own, unit));
    if (bin) bin.push(...indices.map((index) => dated[index]));
    else outside += indices.length;
  }
  return { unit, found: [...found], outside, undated: rows.length - dated.length };
}

// Stacked bars over time: `parts(rows)` gives a number for each of `kinds`, [key, words].
function timeChart(name, binned, kinds, parts, unitWords) {
  if (!binned) return nothing("No dates in this selection.");
  if (binned.found.length === 1) return nothing(`All on ${dayWords(binned.found[0][0])}.`); // one column says no more
  const { unit, found } = binned;
  const values = found.map(([, rows]) => parts(rows));
  const totals = values.map((value) => value.reduce((a, b) => a + b, 0));
  const largest = Math.max(...totals, 1);
  const figure = el("figure", { class: "time" }, legend(kinds, values));
  const width = Math.max(Math.min(chartWidth(), 1100), 260),
    height = 190,
    left = 12 + 7.5 * number(ticks(largest).at(-1)).length,
    bottom = 22,
    top = 8;
  const step = (width - left) / found.length,
    bar = Math.max(Math.min(step - (step > 5 ? 2 : 0.5), 46), 1);
  const y = (value) => top + (height - top - bottom) * (1 - value / largest);
  const svg = draw("svg", {
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": describe(name, found, totals, unit, unitWords),
  });
  for (const tick of ticks(largest)) {
    svg.append(
      draw("line", { class: "grid", x1: left, x2: width, y1: y(tick), y2: y(tick) }),
      draw("text", { class: "tick", x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, number(tick)),
    );
  }
  found.forEach(([bin], index) => {
    const x = left + index * step + (step - bar) / 2;
    let base = 0;
    const column = draw(
      "g",
      { class: "column", onclick: () => setFilter({ from: bin, to: lastDay(bin, unit) }) },
      draw("title", {}, `${binWords(bin, unit)}: ${number(totals[index])} ${unitWords}`),
      draw("rect", { class: "hit", x: left + index * step, y: top, width: step, height: height - top - bottom }),
    );
    kinds.forEach(([key], kind) => {
      const value = values[index][kind];
      if (!value) return;
      column.append(
        draw("rect", {
          class: `fill ${key}`,
          x,
          width: bar,
          y: y(base + value),
          height: Math.max(y(base) - y(base + value) - (base ? 0.5 : 0), 0.5),
        }),
      );
      base += value;
    });
    svg.append(column);
  });
  svg.append(...dateTicks(found, unit, left, step, height - 6, width));
  const rows = found.map((entry, index) => index).filter((index) => totals[index]);
  figure.append(
    svg,
    el(
      "details",
      { class: "numbers" },
      el("summary", {}, "Numbers"),
      grid(
        name,
        [
          [capital(unit), (i) => binWords(found[i][0], unit)],
          ...kinds.map(([, title], kind) => [title, (i) => number(values[i][kind]), true]),
        ],
        rows,
      ),
    ),
  );
  return figure;
}

const chartWidth = () => byId("main").clientWidth - (innerWidth < 700 ? 0 : 48);

function describe(name, found, totals, unit, unitWords) {
  const peak = totals.indexOf(Math.max(...totals));
  return (
    `${name}, by ${unit}, ${binWords(found[0][0], unit)} to ${binWords(found.at(-1)[0], unit)}. ` +
    `Most: ${binWords(found[peak][0], unit)} with ${number(totals[peak])} ${unitWords}. The numbers are in the table below.`
  );
}

function legend(kinds, values) {
  const shown = kinds.filter((_, kind) => values.some((value) => value[kind]));
  return el(
    "ul",
    { class: "legend" },
    shown.map(([key, title]) => el("li", {}, el("span", { class: `swatch ${key}`, "aria-hidden": "true" }), title)),
  );
}

function ticks(largest) {
  const rough = largest / 3,
    power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find((n) => n * power >= rough) * power, 1);
  return range(Math.floor(largest / step) + 1).map((n) => n * step);
}

function dateTicks(found, unit, left, step, y, width) {
  const room = unit === "year" ? 44 : 76,
    every = Math.max(Math.ceil(room / step), 1);
  return found
    .map(([bin], index) => {
      const x = left + (index + 0.5) * step;
      if (index % every || x + room / 2 > width + 12) return null;
      const text =
        unit === "year"
          ? bin.slice(0, 4)
          : unit === "month"
            ? `${MONTHS[Number(bin.slice(5, 7)) - 1].slice(0, 3)} ${bin.slice(0, 4)}`
            : dayWords(bin, true).replace(/ (\d{4})$/, index ? "" : " $1");
      return draw("text", { class: "tick", x: Math.max(x, left + room / 2 - 8), y, "text-anchor": "middle" }, text);
    })
    .filter(Boolean);
}

function happeningsChart(rows) {
  const binned = bins(rows);
  const parts = (bin) => CLASSES.map((kind) => bin.filter((row) => classOf(row) === kind).length);
  return [
    timeChart(
      "Happenings over time",
      binned,
      CLASSES.map((kind) => [kind, CLASS_WORDS[kind]]),
      parts,
      "happenings",
    ),
    leftOut(binned),
  ];
}

function leftOut(binned) {
  if (!binned || !(binned.outside + binned.undated)) return null;
  const told = [
    binned.outside && `${number(binned.outside)} lie outside this time`,
    binned.undated && `${number(binned.undated)} have no date`,
  ];
  return el(
    "p",
    { class: "note" },
    `Not drawn: ${told.filter(Boolean).join("; ")}. A day without a date of its own is that of the first report.`,
  );
}

const HAPPENED = new Set(["asserted", "reported", "alleged"]);

function lossesChart(rows) {
  const { killed_low, killed_high, injured_low, injured_high, factuality } = T.happenings;
  const lost = rows.filter(
    (row) =>
      HAPPENED.has(factuality[row]) && (killed_high[row] || killed_low[row] || injured_low[row] || injured_high[row]),
  );
  if (!lost.length) return nothing("No losses in this selection.");
  const sum = (bin, column) => bin.reduce((total, row) => total + (column[row] ?? 0), 0);
  const parts = (bin) => {
    const low = sum(bin, killed_low);
    const high = bin.reduce((total, row) => total + (killed_high[row] ?? killed_low[row] ?? 0), 0);
    return [low, Math.max(high - low, 0), sum(bin, injured_low)];
  };
  const kinds = [
    ["killed", "killed, at least"],
    ["killed-high", "killed, at most"],
    ["injured", "injured, at least"],
  ];
  const worst = [...lost].sort(
    (a, b) => (killed_low[b] ?? 0) - (killed_low[a] ?? 0) || (injured_low[b] ?? 0) - (injured_low[a] ?? 0),
  );
  return [
    timeChart("Losses over time", bins(lost), kinds, parts, "people"),
    grid(
      "Happenings with losses, the deadliest first",
      [
        ["What", (row) => happeningLink(row)],
        ["Day", (row) => dayWords(T.happenings.day[row], true)],
        ["Killed", (row) => low_high(killed_low[row], killed_high[row]), true],
        ["Injured", (row) => low_high(injured_low[row], injured_high[row]), true],
      ],
      worst,
      { step: 8 },
    ),
  ];
}

const happeningLink = (row) => link(["happening", T.happenings.happening_id[row]], T.happenings.title[row]);
