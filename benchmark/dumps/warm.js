// Work that makes the compilers of V8 write code, then a pause in which the process can be dumped.
const bodies = [
  'i * SEED ^ (i >>> 3)',
  '[i, i + SEED].map((v) => v % 7).length',
  '("key" + (i & 63) + SEED).split("").reverse().join("").length',
  'Math.imul(i, SEED) ^ (i << 13 | i >>> 19)',
  'Math.sin(i / SEED) * Math.sqrt(i + 1)',
];
let x = 0;
for (let seed = 3; seed < 600; seed++) {
  const body = bodies[seed % bodies.length].replaceAll('SEED', seed);
  const f = new Function('i', `let s = 0; for (let k = 0; k < 20; k++) { s += ${body}; i = (i + 1) | 0; } return s;`);
  for (let i = 0; i < 2000; i++) { x = (x + f(i)) | 0; }
}
require('fs').writeFileSync(process.argv[2], String(process.pid));
setTimeout(() => {}, 600000);
