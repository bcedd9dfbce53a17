// Lays a grid over a code whose three finders are known, and reads its modules.

import { MOST_VERSION, sizeOf } from "./layout.js";
import { between } from "./finders.js";

/** From a finder's middle to its edge. */
const HALF_FINDER = 3.5;

/** The middle of the alignment pattern, from the far edges. */
const ALIGNMENT = 6.5;

/** How far a tilt may move the alignment pattern, as a share of the code's side, and how finely it is looked for, in modules. */
const LOOK_AROUND = 0.25;
const LOOK_STEP = 1 / 3;

/** A code of version 1 has no alignment pattern: where a tilt may have moved its far corner, in modules, the nearest first. */
const FAR_CORNERS = [-2.25, -1.5, -0.75, 0, 0.75, 1.5, 2.25]
  .flatMap((u, _, steps) => steps.map((v) => [u, v]))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/** A version is told from the distance of two finders; in a large code an error of a hundredth is more than one version. */
const versionsNear = (likely) => [0, -1, 1, ...(likely > 20 ? [-2, 2, -3, 3] : [])].map((off) => likely + off);

/** A tilt makes the far modules smaller or larger than the near ones. */
const FAR_SCALES = [1, 0.8, 1.25];

/** Of its 25 modules so many must be right. */
const RIGHT_ENOUGH = 22;

/** Reads the modules of a triple for each version it may be, the likeliest first: `{version, modules}`. */
export function* gridsOf(dark, width, height, { corner, right, below }) {
  const unit = (unitAlong(dark, width, height, corner, right) + unitAlong(dark, width, height, corner, below)) / 2;
  if (!(unit > 0.8)) return;
  const modules = (between(corner, right) + between(corner, below)) / 2 / unit + 2 * HALF_FINDER;
  const likely = Math.round((modules - 17) / 4);
  for (const version of versionsNear(likely)) {
    if (version < 1 || version > MOST_VERSION) continue;
    const size = sizeOf(version);
    const step = (to) => ({ x: (to.x - corner.x) / (size - 2 * HALF_FINDER), y: (to.y - corner.y) / (size - 2 * HALF_FINDER) });
    const [across, down] = [step(right), step(below)];
    const from = [[HALF_FINDER, HALF_FINDER], [size - HALF_FINDER, HALF_FINDER], [HALF_FINDER, size - HALF_FINDER]];
    const far = { x: right.x + below.x - corner.x, y: right.y + below.y - corner.y };
    const farPlace = [size - HALF_FINDER, size - HALF_FINDER];
    const tries = (version === 1 ? FAR_CORNERS : [[0, 0]]).map(([u, v]) => [farPlace, { x: far.x + u * across.x + v * down.x, y: far.y + u * across.y + v * down.y }]);
    if (version > 1) {
      const back = ALIGNMENT - HALF_FINDER;
      const seen = alignmentNear(dark, width, height, { x: far.x - back * (across.x + down.x), y: far.y - back * (across.y + down.y) }, across, down, LOOK_AROUND * size);
      if (seen) tries.unshift([[size - ALIGNMENT, size - ALIGNMENT], seen]);
    }
    for (const [place, point] of tries) {
      const read = sampled(dark, width, height, size, mapping([...from, place], [corner, right, below, point]));
      if (read) yield { version, modules: read };
    }
  }
}

/** A module in pixels along the way from one finder to another, measured on both. */
function unitAlong(dark, width, height, a, b) {
  return (finderAlong(dark, width, height, a, b) + finderAlong(dark, width, height, b, a)) / 2 / (2 * HALF_FINDER);
}

function finderAlong(dark, width, height, from, to) {
  const far = between(from, to);
  const step = { x: (to.x - from.x) / far, y: (to.y - from.y) / far };
  let length = 0;
  for (const way of [-1, 1]) {
    let at = 0;
    // Dark, light, dark: then the finder's edge.
    for (const wanted of [1, 0, 1]) while (at < far && pixel(dark, width, height, from.x + way * at * step.x, from.y + way * at * step.y) === wanted) at += 0.5;
    length += at;
  }
  return length;
}

/** 1 for dark, 0 for light, null outside. */
function pixel(dark, width, height, x, y) {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  return column >= 0 && column < width && row >= 0 && row < height ? dark[row * width + column] : null;
}

/** The middle of the best alignment pattern near a point, or null. Those that are as good are averaged: they are the same one. */
function alignmentNear(dark, width, height, near, across, down, most) {
  let best = RIGHT_ENOUGH - 1;
  let places = [];
  const shapes = FAR_SCALES.map((scale) => ({ i: { x: scale * across.x, y: scale * across.y }, j: { x: scale * down.x, y: scale * down.y } }));
  for (let v = -most; v <= most; v += LOOK_STEP) {
    for (let u = -most; u <= most; u += LOOK_STEP) {
      const at = { x: near.x + u * across.x + v * down.x, y: near.y + u * across.y + v * down.y };
      if (pixel(dark, width, height, at.x, at.y) !== 1) continue;
      for (const shape of shapes) {
        const right = modulesRight(dark, width, height, at, shape);
        if (right > best) [best, places] = [right, []];
        if (right === best) places.push({ ...at, off: Math.hypot(u, v) });
      }
    }
  }
  if (!places.length) return null;
  const nearest = places.reduce((a, b) => (b.off < a.off ? b : a));
  const same = places.filter((place) => between(place, nearest) <= Math.hypot(across.x, across.y));
  return { x: mean(same, "x"), y: mean(same, "y") };
}

/** How many of the 25 modules around a place are those of an alignment pattern. */
function modulesRight(dark, width, height, at, shape) {
  let right = 0;
  for (let j = -2; j <= 2; j++) {
    for (let i = -2; i <= 2; i++) {
      const wanted = Math.max(Math.abs(i), Math.abs(j)) === 1 ? 0 : 1;
      if (pixel(dark, width, height, at.x + i * shape.i.x + j * shape.j.x, at.y + i * shape.i.y + j * shape.j.y) === wanted) right++;
    }
  }
  return right;
}

const mean = (places, axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;

/** The projection that takes four places of the code to four points of the picture: eight unknowns, solved by elimination. */
function mapping(places, points) {
  const rows = places.flatMap(([u, v], i) => {
    const { x, y } = points[i];
    return [[u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y]];
  });
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let row = column + 1; row < 8; row++) if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < 8; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / rows[column][column];
      for (let i = column; i < 9; i++) rows[row][i] -= factor * rows[column][i];
    }
  }
  return rows.map((row, i) => row[8] / row[i]);
}

function sampled(dark, width, height, size, [a, b, c, d, e, f, g, h]) {
  const modules = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [u, v] = [column + 0.5, row + 0.5];
      const scale = g * u + h * v + 1;
      const value = pixel(dark, width, height, (a * u + b * v + c) / scale, (d * u + e * v + f) / scale);
      if (value === null) return null;
      modules[row * size + column] = value;
    }
  }
  return modules;
}
