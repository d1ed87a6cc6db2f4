// Drives the console of a running server in a real browser, as people and attackers would.
//
//   HANSHO_KEY=… node check.mjs ADDRESS CHROMIUM [FOLDER OF SAMPLES] [FOLDER FOR PICTURES]
//
// Prints a line for each check; returns 1 if one has failed. HANSHO_PART names one part; HANSHO_PAIRS=all looks at each
// page in both themes of both languages, on a desk and on a phone, in place of one pair of them. The parts are below
// checks/, a file for each group of pages.
import { readFileSync } from 'node:fs';
import { backtest, people, setting } from './checks/engineers.mjs';
import { finding, further } from './checks/finding.mjs';
import { hiding } from './checks/hiding.mjs';
import { hostile } from './checks/hostile.mjs';
import { incidents } from './checks/incidents.mjs';
import { keys, live, upgraded } from './checks/keys.mjs';
import { looks, narrow } from './checks/looks.mjs';
import { call, executablePath, samples, send } from './checks/server.mjs';
import { tenClosed, triage } from './checks/triage.mjs';
import { run } from './driving.mjs';
import { hostileRecords } from './payloads.mjs';

if (samples) {
  for (const [source, file] of [
    ['web-1', 'web-1/audit.log'],
    ['shop-cluster', 'shop-cluster/kube-audit.log'],
    ['build-1', 'build-1/falco.json'],
    ['docker', 'build-1/docker-events.json'],
  ]) {
    await send(source, readFileSync(`${samples}/${file}`));
  }
}
await send('windows', `${hostileRecords().join('\n')}\n`);
for (let asked = 0; asked < 100; asked++) {
  const counts = await (await call('GET', '/api/v1/alerts/counts')).json();
  if (counts.alerts >= 20) break;
  await new Promise((done) => setTimeout(done, 200));
}
const parts = [
  keys,
  upgraded,
  live,
  incidents,
  hiding,
  finding,
  triage,
  tenClosed,
  backtest,
  setting,
  hostile,
  looks,
  narrow,
  people,
  further,
];
const chosen = process.env.HANSHO_PART;
await run(
  executablePath,
  parts.filter(({ name }) => !chosen || name === chosen),
);
