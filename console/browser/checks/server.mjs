// What the checks have in common: the server that is asked, and pages that are signed in.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settled, watched } from '../driving.mjs';

export const [, , address, executablePath, samples, pictures] = process.argv;
const key = { Authorization: `Bearer ${process.env.HANSHO_KEY}` };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function call(method, path, body) {
  const answer = await fetch(address + path, { method, headers: key, body });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

export const send = (source, text) => call('POST', `/ingest/v1/${source}`, text);

export const open = (browser, options) => watched(browser, address, options);

let cookies;

/** Signs in by a link; all later pages go on with its session. */
export async function signIn(page) {
  if (cookies) {
    await page.context().addCookies(cookies);
    return;
  }
  const { path } = await (await call('POST', '/api/v1/sign-in-links')).json();
  await page.goto(address + path);
  await page.locator('h1').first().waitFor();
  cookies = await page.context().cookies();
}

export async function go(page, path) {
  await page.goto(address + path, { waitUntil: 'commit' });
  await settled(page);
}

/** Goes to another page of the console as its links do, without loading everything anew. */
export async function turn(page, path) {
  await page.evaluate(async (to) => {
    history.pushState(null, '', to);
    const painted = () => new Promise((done) => requestAnimationFrame(done));
    await painted();
    await painted();
  }, path);
  await settled(page);
}

/** Rules of WCAG that are broken badly. */
export async function barriers(page) {
  // The driver may run what the policy of the page forbids to the page itself.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe);
  const result = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  return result.violations
    .filter((found) => found.impact === 'serious' || found.impact === 'critical')
    .map(
      (found) =>
        `${found.id}: ${found.nodes[0]?.html.slice(0, 160)} ${found.nodes[0]?.failureSummary ?? ''}`,
    );
}

export async function picture(page, name) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** Ids of the incidents, the newest first. */
export async function incidentIds() {
  const { incidents } = await (await call('GET', '/api/v1/incidents')).json();
  return incidents.map(({ id }) => id);
}
