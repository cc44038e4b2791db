// The map: outlines of land and countries, and a circle for each place with its happenings.

function lines(list, project) {
  return list
    .map((steps) => {
      let [x, y] = steps;
      const points = [project(x / world.units, y / world.units)];
      for (let i = 2; i < steps.length; i += 2) {
        x += steps[i];
        y += steps[i + 1];
        points.push(project(x / world.units, y / world.units));
      }
      return `M${points.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}`;
    })
    .join("");
}

// Places of happenings: one entry a pair of coordinates.
function placesOf(rows) {
  const { latitude, longitude, place, country, geo_precision } = T.happenings;
  const found = new Map();
  for (const row of rows) {
    if (latitude[row] === null || longitude[row] === null) continue;
    const key = `${latitude[row]},${longitude[row]}`;
    if (!found.has(key))
      found.set(key, {
        name: place[row],
        country: country[row],
        isCountry: geo_precision[row] === "country",
        lat: latitude[row],
        lon: longitude[row],
        rows: [],
      });
    found.get(key).rows.push(row);
  }
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1));
}

// The part of the world to draw: all places with room around them, at least some degrees wide.
function extent(places) {
  const lons = places.map((p) => p.lon),
    lats = places.map((p) => p.lat);
  let [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const wide = Math.max((east - west) * 1.3, 22),
    high = Math.max((north - south) * 1.4, 12);
  if (wide > 150) return { west: -170, east: 190, south: -57, north: 80 };
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return {
    west: x - wide / 2,
    east: x + wide / 2,
    south: Math.max(y - high / 2, -60),
    north: Math.min(y + high / 2, 84),
  };
}

const MOST_SPOTS = 400; // circles that are drawn; thousands hide each other and take most of the time of a page

let clips = 0;

function map(rows) {
  const places = placesOf(rows);
  if (!places.length) return nothing("No place with coordinates in this selection.");
  const width = Math.max(Math.min(chartWidth(), 1100), 260),
    box = extent(places);
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const height = Math.min(
    Math.max((width * (box.north - box.south)) / ((box.east - box.west) * shrink), width * 0.4),
    Math.max(width * 0.62, 300),
  );
  const scale = Math.min(width / ((box.east - box.west) * shrink), height / (box.north - box.south));
  const [midX, midY] = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const project = (lon, lat) => [width / 2 + (lon - midX) * shrink * scale, height / 2 - (lat - midY) * scale];
  const largest = places[0].rows.length,
    clip = `clip-${(clips += 1)}`;
  const svg = draw(
    "svg",
    {
      class: "map",
      viewBox: `0 0 ${width} ${height.toFixed(0)}`,
      role: "img",
      "aria-label": `Map with ${plural(places.length, "place")}; most happenings: ${places
        .slice(0, 3)
        .map((p) => `${p.name}, ${p.rows.length}`)
        .join("; ")}. All places are in the list beside it.`,
    },
    draw("clipPath", { id: clip }, draw("rect", { width, height })),
    draw("rect", { class: "sea", width, height }),
    draw(
      "g",
      { "clip-path": `url(#${clip})` },
      draw("path", { class: "land", d: lines(world.land, project) }),
      draw("path", { class: "border", d: lines(world.borders, project) }),
      countryNames(places, project, scale, width, height),
      places
        .slice(0, MOST_SPOTS)
        .map((p) => spot(p, project(p.lon, p.lat), (4 + 14 * Math.sqrt(p.rows.length / largest)) * Math.min(0.4 + width / 1100, 1)))
        .reverse(),
      placeNames(places, project, width, height),
    ),
  );
  const entries = places.map((p) => [
    p.country && p.country !== p.name ? `${p.name}, ${p.country}` : p.name,
    p.rows.length,
    null,
    p.name,
  ]);
  const hidden = places.length - MOST_SPOTS;
  const note =
    hidden > 0
      ? el(
          "figcaption",
          { class: "note" },
          `The ${number(MOST_SPOTS)} places with most happenings; ${number(hidden)} more are in the list.`,
        )
      : null;
  return el(
    "div",
    { class: "map-and-list" },
    el("figure", {}, svg, note),
    bars(entries, { most: 8, set: "place", name: "places" }),
  );
}

const spot = (place, [x, y], radius) =>
  draw(
    "circle",
    {
      class: `spot ${place.isCountry ? "wide" : ""}`,
      cx: x,
      cy: y,
      r: radius,
      onclick: () => toggle("place", place.name),
    },
    draw("title", {}, `${place.name}: ${plural(place.rows.length, "happening")}`),
  );

function countryNames(places, project, scale, width, height) {
  const spots = places.filter((p) => !p.isCountry).slice(0, 40).map((p) => project(p.lon, p.lat)); // that of a country stands in its middle, as its name does
  const isFree = ([x, y]) => !spots.some(([a, b]) => Math.abs(a - x) < 70 && Math.abs(b - y) < 18);
  const isRoomy = (area) => Math.sqrt(area) * scale > 52;
  return world.names
    .filter(([, , , area]) => isRoomy(area))
    .map(([name, x, y]) => [name, project(x / world.units, y / world.units)])
    .filter(([, [x, y]]) => x > 20 && x < width - 20 && y > 10 && y < height - 6)
    .filter(([, point]) => isFree(point))
    .map(([name, [x, y]]) => draw("text", { class: "country", x, y, "text-anchor": "middle" }, name));
}

// Names of the first places, each where no earlier one stands.
function placeNames(places, project, width, height) {
  const taken = [],
    shown = [];
  for (const place of places.filter((p) => !p.isCountry).slice(0, 40)) {
    const [x, y] = project(place.lon, place.lat),
      wide = place.name.length * 6.4 + 8;
    const isLeft = x + wide + 12 > width;
    const box = [isLeft ? x - wide - 10 : x + 10, y - 8, isLeft ? x - 10 : x + wide + 10, y + 8];
    if (x < 0 || x > width || y < 0 || y > height || box[0] < 0) continue;
    if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
    taken.push(box);
    shown.push(
      draw(
        "text",
        { class: "place", x: isLeft ? x - 11 : x + 11, y: y + 4, "text-anchor": isLeft ? "end" : "start" },
        place.name,
      ),
    );
    if (shown.length >= 9) break;
  }
  return shown;
}
