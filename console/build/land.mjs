// Makes src/map/land.ts, the outlines of land on the map, from those of Natural Earth (public domain) as the
// package world-atlas has them:
//
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   node build/land.mjs package/land-110m.json > src/map/land.ts
//
// Two units are one degree, from 180° west and 84° north on. Small islands are left out, and lines may be half a
// degree beside their place: the map shows where a country is, not its border.
import { readFileSync } from 'node:fs';

const PER_DEGREE = 2;
const NORTH = 84;
const SOUTH = -57;
const TOLERANCE = 0.6;
const SMALLEST = 6;
const AROUND = 360 * PER_DEGREE;
const LINE = 108;

const topology = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { scale, translate } = topology.transform;

/** An arc as points of the map. */
function arc(index) {
  let [x, y] = [0, 0];
  const points = topology.arcs[index < 0 ? ~index : index].map(([dx, dy]) => {
    x += dx;
    y += dy;
    const longitude = x * scale[0] + translate[0];
    const latitude = Math.max(SOUTH - 2, y * scale[1] + translate[1]);
    return [(longitude + 180) * PER_DEGREE, (NORTH - latitude) * PER_DEGREE];
  });
  return index < 0 ? points.reverse() : points;
}

/** How far a point is from the line through two others. */
function away([x, y], [fromX, fromY], [toX, toY]) {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy);
  return length === 0
    ? Math.hypot(x - fromX, y - fromY)
    : Math.abs(dy * (x - fromX) - dx * (y - fromY)) / length;
}

/** The points without those that change little (Douglas and Peucker). */
function simplified(points) {
  if (points.length < 3) return points;
  let [most, at] = [0, 0];
  for (let index = 1; index < points.length - 1; index++) {
    const distance = away(points[index], points[0], points.at(-1));
    if (distance > most) [most, at] = [distance, index];
  }
  if (most <= TOLERANCE) return [points[0], points.at(-1)];
  return [...simplified(points.slice(0, at + 1)).slice(0, -1), ...simplified(points.slice(at))];
}

function areaOf(ring) {
  return Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

/** A ring whose points go on behind the edge of the map where it crosses that. */
function whole(ring) {
  let turns = 0;
  return ring.map(([x, y], index) => {
    const before = index === 0 ? x : ring[index - 1][0];
    if (Math.abs(x - before) > AROUND / 2) turns += x < before ? 1 : -1;
    return [x + turns * AROUND, y];
  });
}

function written(points) {
  let [x, y] = [0, 0];
  const steps = points.map(([toX, toY]) => {
    const step = [Math.round(toX) - x, Math.round(toY) - y];
    x += step[0];
    y += step[1];
    return step.join(' ').replace(' -', '-');
  });
  return `M${steps[0]}l${steps.slice(1, -1).join(' ').replaceAll(' -', '-')}z`;
}

/** The path of a ring; a part of it behind the edge stands at the other edge too. */
function pathOf(arcs) {
  const ring = whole(arcs.flatMap((index, place) => arc(index).slice(place === 0 ? 0 : 1)));
  const isOpen = Math.abs(ring.at(-1)[0] - ring[0][0]) > AROUND / 2;
  if (isOpen || areaOf(ring) < SMALLEST) return '';
  const half = Math.floor(ring.length / 2);
  const [first, second] = [simplified(ring.slice(0, half + 1)), simplified(ring.slice(half))];
  const points = [...first.slice(0, -1), ...second];
  const across = points.map(([x]) => x);
  const shifts = [0];
  if (Math.max(...across) > AROUND + 1) shifts.push(-AROUND);
  if (Math.min(...across) < -1) shifts.push(AROUND);
  return shifts.map((by) => written(points.map(([x, y]) => [x + by, y]))).join('');
}

const paths = topology.objects.land.geometries
  .flatMap(({ arcs }) => arcs)
  .map(([outer]) => pathOf(outer))
  .filter((path) => path !== '');
const lines = paths
  .join('')
  .match(new RegExp(`.{1,${LINE}}`, 'g'))
  .map((line) => `  '${line}'`);
console.log(`/**
 * The outlines of land as a path of SVG, made by build/land.mjs from Natural Earth (public domain). Two units are
 * one degree; the first is at 180° west and ${NORTH}° north.
 */
export const LAND =
${lines.join(' +\n')};`);
