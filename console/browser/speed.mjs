// Measures the list of alerts of a running server that has many of them, in a real browser.
//
//   HANSHO_KEY=… node speed.mjs ADDRESS CHROMIUM [TENANT]
//
// Prints milliseconds: from the address to the first row, from a click on a filter to its rows, and
// between two frames while the list is scrolled. Each is the median of several rounds.
import { chromium } from 'playwright-core';

const [, , address, executablePath, tenant = 'default'] = process.argv;
const key = { Authorization: `Bearer ${process.env.HANSHO_KEY}` };
const ROUNDS = 9;

const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)];
const share = (all, part) =>
  [...all].sort((one, other) => one - other)[Math.floor(all.length * part)];

const counts = await (
  await fetch(`${address}/api/v1/alerts/counts?tenant=${tenant}`, { headers: key })
).json();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
const page = await context.newPage();
const link = await fetch(`${address}/api/v1/sign-in-links`, { method: 'POST', headers: key });
await page.goto(address + (await link.json()).path);

const list = `${address}/alerts?tenant=${tenant}`;
const painted = [];
for (let round = 0; round <= ROUNDS; round++) {
  await page.goto('about:blank');
  await page.goto(list);
  await page.locator('.row').first().waitFor();
  const time = await page.evaluate(() => performance.now());
  if (round > 0) painted.push(time);
}

/** From a click on a chip of a severity to the first row of the new list; null if the click changes no row. */
async function filtered(severity) {
  return page.evaluate(
    (name) =>
      new Promise((done) => {
        const chip = [...document.querySelectorAll('.severities .chip')].find(
          (each) => each.querySelector(`.is-${name}`) !== null,
        );
        const allFit = () =>
          [...document.querySelectorAll('.row')].every(
            (row) => row.querySelector(`.is-${name}`) !== null,
          );
        if (!chip || allFit()) {
          done(null);
          return;
        }
        const begin = performance.now();
        chip.click();
        function look() {
          if (document.querySelector('.row') && allFit()) done(performance.now() - begin);
          else requestAnimationFrame(look);
        }
        requestAnimationFrame(look);
      }),
    severity,
  );
}

const filters = [];
for (const severity of ['high', 'low', 'medium', 'critical', 'informational']) {
  await page.goto('about:blank');
  await page.goto(list);
  await page.locator('.severities .chip').first().waitFor();
  await page.locator('.row').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  const time = await filtered(severity);
  if (time !== null) filters.push(time);
}

await page.goto(list);
await page.locator('.row').first().waitFor();
const frames = await page.evaluate(
  () =>
    new Promise((done) => {
      const rows = document.querySelector('.rows');
      const all = [];
      let before = performance.now();
      function step(now) {
        all.push(now - before);
        before = now;
        rows.scrollTop += 96;
        if (all.length < 600) requestAnimationFrame(step);
        else done(all.slice(1));
      }
      requestAnimationFrame(step);
    }),
);
const reached = await page.locator('.row').last().getAttribute('aria-rowindex');
await browser.close();
console.log(`${counts.alerts} open and closed alerts`);
console.log(
  `first row: ${median(painted).toFixed(0)} ms, at most ${Math.max(...painted).toFixed(0)} ms`,
);
console.log(
  `filter: ${median(filters).toFixed(0)} ms, at most ${Math.max(...filters).toFixed(0)} ms`,
);
console.log(
  `scroll to row ${reached}: half of the frames in ${median(frames).toFixed(1)} ms, 95 of 100 in ${share(frames, 0.95).toFixed(1)} ms`,
);
