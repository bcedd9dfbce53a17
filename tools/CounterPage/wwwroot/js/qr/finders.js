// Looks for the three finder patterns: dark, light, dark, light, dark as 1:1:3:1:1, whichever way a line crosses them.

/** More than these are no finders but noise; the ones that most rows cross are kept. */
const MOST_FOUND = 300;
const MOST_COMPARED = 24;

/** A finder is not so much longer one way than the other: half of it is looked at, so twice as long. */
const LONGER = 1;

/** Triples that are tried. */
const MOST_TRIED = 10;

/** Places that look like finders: `x`, `y`, `unit` (a module in pixels), `rows` (rows that cross it). */
export function findersIn(dark, width, height) {
  const found = [];
  for (let y = 0; y < height && found.length < MOST_FOUND; y++) {
    const runs = [0, 0, 0, 0, 0];
    let colour = 0;
    const row = y * width;
    for (let x = 0; x <= width; x++) {
      const now = x < width ? dark[row + x] : 1 - colour;
      if (now === colour) {
        runs[4]++;
        continue;
      }
      // A dark run has ended, and four others are behind it.
      if (colour === 1 && isFinder(runs)) check(dark, width, height, x, y, runs, found);
      runs.shift();
      runs.push(1);
      colour = now;
    }
  }
  return found;
}

function isFinder(runs) {
  const unit = (runs[0] + runs[1] + runs[2] + runs[3] + runs[4]) / 7;
  const near = unit / 2 + 0.6;
  return (
    runs[0] > 0 &&
    Math.abs(runs[0] - unit) <= near &&
    Math.abs(runs[1] - unit) <= near &&
    Math.abs(runs[2] - 3 * unit) <= 3 * near &&
    Math.abs(runs[3] - unit) <= near &&
    Math.abs(runs[4] - unit) <= near
  );
}

function check(dark, width, height, end, y, runs, found) {
  const x = Math.floor(end - runs[4] - runs[3] - runs[2] / 2);
  const most = LONGER * (runs[0] + runs[1] + runs[2] + runs[3] + runs[4]);
  const down = crossing(dark, width, height, x, y, 0, 1, most);
  if (!down) return;
  const across = crossing(dark, width, height, x, Math.floor(down.middle), 1, 0, most);
  if (!across || Math.max(down.unit, across.unit) > 2 * Math.min(down.unit, across.unit)) return;
  const unit = (down.unit + across.unit) / 2;
  const same = found.find((other) => Math.abs(other.x - across.middle) <= 2 * unit && Math.abs(other.y - down.middle) <= 2 * unit);
  if (!same) {
    found.push({ x: across.middle, y: down.middle, unit, rows: 1 });
    return;
  }
  const all = same.rows + 1;
  same.x += (across.middle - same.x) / all;
  same.y += (down.middle - same.y) / all;
  same.unit += (unit - same.unit) / all;
  same.rows = all;
}

/** The five runs through a dark point along a row or column: where their middle is, and a seventh of their length. */
function crossing(dark, width, height, x, y, dx, dy, most) {
  const inside = (i) => x + i * dx >= 0 && x + i * dx < width && y + i * dy >= 0 && y + i * dy < height;
  const isDark = (i) => dark[(y + i * dy) * width + x + i * dx] === 1;
  const arms = [-1, 1].map((way) => {
    const ends = [];
    let i = 0;
    for (const wanted of [true, false, true]) {
      while (Math.abs(i) <= most && inside(i) && isDark(i) === wanted) i += way;
      ends.push(Math.abs(i));
    }
    return ends;
  });
  const [[a, b, c], [d, e, f]] = arms;
  if (!isFinder([c - b, b - a, a + d - 1, e - d, f - e])) return null;
  return { middle: (dx ? x : y) + (d - a) / 2 + 0.5, unit: (c + f - 1) / 7 };
}

/** Triples as `{corner, right, below}`, the likeliest first: two legs of one length at a right angle, modules of one size. */
export function triplesOf(found) {
  const best = found.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_COMPARED);
  const triples = [];
  for (let i = 0; i < best.length; i++) {
    for (let j = i + 1; j < best.length; j++) {
      for (let k = j + 1; k < best.length; k++) {
        const triple = ordered(best[i], best[j], best[k]);
        if (triple) triples.push(triple);
      }
    }
  }
  return triples.sort((a, b) => a.off - b.off).slice(0, MOST_TRIED);
}

export const between = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

function ordered(...three) {
  const sides = three.map((_, i) => between(three[(i + 1) % 3], three[(i + 2) % 3]));
  const longest = sides.indexOf(Math.max(...sides));
  const corner = three[longest];
  let right = three[(longest + 1) % 3];
  let below = three[(longest + 2) % 3];
  // On a screen y grows downwards: seen from the corner, right comes before below clockwise.
  if ((right.x - corner.x) * (below.y - corner.y) - (right.y - corner.y) * (below.x - corner.x) < 0) [right, below] = [below, right];
  const legs = [between(corner, right), between(corner, below)];
  const units = three.map((finder) => finder.unit);
  const sizes = Math.max(...units) / Math.min(...units);
  const lengths = Math.max(...legs) / Math.min(...legs);
  const angle = sides[longest] / Math.hypot(...legs);
  // From finder to finder there are at least 14 modules, and across a corner a module looks longer.
  if (sizes > 2 || lengths > 2 || angle < 0.75 || angle > 1.25 || Math.min(...legs) * Math.SQRT2 < 13 * Math.min(...units)) return null;
  return { corner, right, below, off: sizes - 1 + (lengths - 1) + 2 * Math.abs(angle - 1) };
}
