// Fails the build if the first load is larger than 260 KiB of JavaScript or 25 KiB of CSS, packed.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = new URL('../target/classes/hansho/console/', import.meta.url);
const index = readFileSync(new URL('index.html', folder), 'utf8');
const first = readdirSync(new URL('assets/', folder)).filter((name) => index.includes(name));
const packed = (ending) =>
  first
    .filter((name) => name.endsWith(ending))
    .map((name) => gzipSync(readFileSync(new URL(`assets/${name}`, folder)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0) / 1024;

let over = false;
for (const [ending, most] of [
  ['.js', 260],
  ['.css', 25],
]) {
  const size = packed(ending);
  console.log(`hansho: console first load ${ending}: ${size.toFixed(1)} of ${most} KiB`);
  over ||= size > most || size === 0;
}
process.exit(over ? 1 : 0);
