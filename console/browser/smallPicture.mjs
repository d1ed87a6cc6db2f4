// Makes a picture of a page smaller: PNG with 256 colours in place of all.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const HEADER = 8;
const COLOURS = 256;
const FREQUENT = 64;

function chunks(png) {
  const found = [];
  for (let at = HEADER; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return found;
}

function paeth(left, up, corner) {
  const near = left + up - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Undoes the filters of the lines; the bytes of all pixels. */
function pixels(lines, width, height, size) {
  const row = width * size;
  const all = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const left = x < size ? 0 : all[y * row + x - size];
      const up = y === 0 ? 0 : all[(y - 1) * row + x];
      const corner = y === 0 || x < size ? 0 : all[(y - 1) * row + x - size];
      const more = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      all[y * row + x] = lines[y * (row + 1) + 1 + x] + more;
    }
  }
  return all;
}

function apart(rgb, other) {
  return (
    ((rgb >> 16) - (other >> 16)) ** 2 +
    (((rgb >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
    ((rgb & 255) - (other & 255)) ** 2
  );
}

/** The most frequent colours, then those that are rare and far from all others, such as a small green dot. */
function palette(counts) {
  const all = [...counts].sort((one, other) => other[1] - one[1]);
  const colours = all.slice(0, FREQUENT).map(([rgb]) => rgb);
  const left = all.slice(FREQUENT).map(([rgb, count]) => ({
    rgb,
    count,
    far: Math.min(...colours.map((colour) => apart(rgb, colour))),
  }));
  while (colours.length < Math.min(COLOURS, all.length)) {
    const next = left.reduce((one, other) =>
      other.far * other.count > one.far * one.count ? other : one,
    );
    colours.push(next.rgb);
    for (const each of left) each.far = Math.min(each.far, apart(each.rgb, next.rgb));
  }
  return colours;
}

function nearest(colours, rgb) {
  let best = 0;
  for (let at = 1; at < colours.length; at++)
    if (apart(rgb, colours[at]) < apart(rgb, colours[best])) best = at;
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** The same picture with 256 colours. */
export function small(png) {
  const parts = chunks(png);
  const head = Buffer.from(parts[0].data);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const size = head[9] === 6 ? 4 : 3;
  const data = parts.filter(({ type }) => type === 'IDAT').map((part) => part.data);
  const all = pixels(inflateSync(Buffer.concat(data)), width, height, size);
  const colour = (pixel) => all.readUIntBE(pixel * size, 3);
  const counts = new Map();
  for (let at = 0; at < width * height; at++)
    counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1);
  const colours = palette(counts);
  const index = new Map([...counts.keys()].map((rgb) => [rgb, nearest(colours, rgb)]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at++)
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index.get(colour(at));
  head[8] = 8;
  head[9] = 3;
  const table = Buffer.alloc(colours.length * 3);
  for (const [at, rgb] of colours.entries()) table.writeUIntBE(rgb, at * 3, 3);
  return Buffer.concat([
    png.subarray(0, HEADER),
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
