// Looks at a demonstration that runs, in a real browser, as a newcomer does: the overview, the top incident and its
// first alert without an empty block, an alert of every kind, and an alert hidden with a preview (W3 to W5).
//
//   HANSHO_KEY=… node demo.mjs ADDRESS CHROMIUM [--short] [FOLDER FOR PICTURES]
//
// The key is that of the demonstration's folder. Prints a line for each step; returns 1 if one has failed. The short
// form opens ten kinds of alerts.
import { run, settled, verdict, watched } from './driving.mjs';

const [address, executablePath, ...others] = process.argv.slice(2);
const isShort = others.includes('--short');
const pictures = others.find((other) => !other.startsWith('--'));
const key = { Authorization: `Bearer ${process.env.HANSHO_KEY}` };
const TENANT = 'tenant=sample';
const FEW = 10;

async function call(path, method = 'GET') {
  const answer = await fetch(`${address}${path}`, { method, headers: key });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function opened(browser, locale) {
  const page = await watched(browser, address, { locale });
  const { path } = await call('/api/v1/sign-in-links', 'POST');
  await page.goto(address + path);
  await page.locator('h1').first().waitFor();
  return page;
}

async function go(page, path) {
  await page.goto(`${address}${path}${path.includes('?') ? '&' : '?'}${TENANT}`);
  await settled(page);
}

const picture = async (page, name) =>
  pictures ? page.screenshot({ path: `${pictures}/${name}.png` }) : undefined;

/** Parts of an open pane that say nothing but their heading. */
async function emptyParts(page) {
  return page.locator('.pane .part').evaluateAll((parts) =>
    parts
      .filter((part) => {
        const heading = part.querySelector('h3')?.textContent ?? '';
        return (part.textContent ?? '').replace(heading, '').trim() === '';
      })
      .map((part) => `${part.id} is empty`),
  );
}

/** What an open alert lacks, unless it is allowed to. */
async function lacks(page) {
  await page.locator('#steps').waitFor();
  await page.locator('#related .title, #related .soft').first().waitFor();
  const wrong = await emptyParts(page);
  for (const [what, where] of [
    ['a condition with values', '#why .conditions li'],
    ['when a record happened, and when it arrived', '.evidence-head time + time'],
    ['a field of a record that is marked', '#evidence .fields .matched dd'],
    ['a sentence', '.pane .sentence'],
    ['a lit stage', '.pane .small-strip .lit'],
    [
      'what is usual, or that nothing is learned',
      '#baseline svg, #baseline .known, #baseline > .soft',
    ],
    ['a record', '#evidence .evidence'],
    ['an entity', '#entities li .value'],
    ['a step', '#steps li'],
    ['a meaning', '#meaning p'],
  ])
    if ((await page.locator(where).count()) === 0) wrong.push(`without ${what}`);
  return wrong;
}

/** A name that programs give things, in a page in Japanese, where no word has this form. */
const PROGRAM_NAME = /(?<![\w./\\:@$-])[a-z]+(?:[-_][a-z0-9]+)+(?![\w./\\:@-])/g;
/** A time as programs write it, and a number with a power of ten. */
const PROGRAM_NUMBER = /\d{4}-\d\d-\d\dT[\d:]+Z|\b\d\.\de[-+]?\d+/g;

/** Lists of threat intelligence of the demonstration, which bear names as people give them. */
const OWN_LISTS = 'test-';

/** Names and numbers of programs that people are shown although no record has them. */
async function rawNames(page, alert, lists) {
  const shown = await page
    .locator('.pane .sentence, .pane .reason, .pane .numbers dt, .pane .entities dt, .entity-type')
    .allTextContents();
  const known = [
    ...alert.evidence.flatMap((one) => [one.record, ...Object.values(one.fields).flat()]),
    ...alert.entities.flatMap((entity) => Object.values(entity)),
    ...alert.seen.flatMap((seen) => seen.values),
    ...lists,
  ].join('\n');
  const said = shown.join('\n');
  const names = (said.match(PROGRAM_NAME) ?? []).filter(
    (name) => !known.includes(name) && !name.startsWith(OWN_LISTS),
  );
  return [...new Set([...names, ...(said.match(PROGRAM_NUMBER) ?? [])])];
}

async function overview(browser) {
  const page = await opened(browser, 'en');
  await go(page, '/overview');
  await page.locator('.world .dot').first().waitFor();
  await page.locator('.histogram .bar').first().waitFor();
  const wrong = [];
  const stages = await page.locator('.strip .stage-cell:not(.none)').count();
  if (stages !== 13) wrong.push(`${stages} stages have alerts`);
  const countries = await page.locator('.countries li').count();
  await picture(page, 'overview');
  verdict(`W3 in the browser  ${stages} of 13 stages, a map with ${countries} countries`, wrong);
  await page.context().close();
}

async function incident(browser) {
  const page = await opened(browser, 'en');
  await go(page, '/incidents?severity=high');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('#similar').waitFor();
  const wrong = await emptyParts(page);
  for (const [what, where, least] of [
    ['a story', '.pane .sentence', 1],
    ['13 stages', '.pane .stage-cell', 13],
    ['two steps', '#timeline .step', 2],
    ['an entity', '#entities li', 1],
    ['a line of the graph', '.graph path', 1],
  ])
    if ((await page.locator(where).count()) < least) wrong.push(`without ${what}`);
  const steps = await page.locator('#timeline .step').count();
  await picture(page, 'incident');
  await page.locator('.step-title a').first().click();
  wrong.push(...(await lacks(page)));
  await picture(page, 'alert');
  verdict(`W4 in the browser  an incident of ${steps} steps, and its first alert`, wrong);
  await page.context().close();
}

/** An alert of each kind of the reference. */
async function everyKind(browser) {
  const page = await opened(browser, 'ja');
  const { detections } = await call(`/api/v1/detections?${TENANT}`);
  const lists = (await call(`/api/v1/lists?${TENANT}`)).lists.map(({ name }) => name);
  const kinds = detections.map(({ id }) => id).filter((id) => !id.startsWith('basics/'));
  const asked = isShort ? kinds.filter((_, at) => at % Math.ceil(kinds.length / FEW) === 0) : kinds;
  const wrong = [];
  let drawn = 0;
  let said = 0;
  for (const kind of asked) {
    const found = await call(`/api/v1/alerts?${TENANT}&detection=${kind}&limit=1`);
    const alert = found.alerts[0];
    if (!alert) {
      wrong.push(`${kind}: no alert`);
      continue;
    }
    await go(page, `/alerts?alert=${alert.id}&standing=all`);
    wrong.push(...(await lacks(page)).map((each) => `${kind}: ${each}`));
    const whole = await call(`/api/v1/alerts/${alert.id}?${TENANT}`);
    wrong.push(...(await rawNames(page, whole, lists)).map((name) => `${kind}: it says ${name}`));
    drawn += (await page.locator('#baseline svg, #baseline .known').count()) > 0 ? 1 : 0;
    said += (await page.locator('#baseline > .soft').count()) > 0 ? 1 : 0;
  }
  verdict(
    `W4 in the browser  ${asked.length} kinds of alerts: ${drawn} with a picture of what is usual or was counted, ${said} that say that nothing is learned`,
    wrong,
  );
  await page.context().close();
}

/** What noah does every morning is right and not wanted. */
async function hiding(browser) {
  const page = await opened(browser, 'en');
  const wrong = [];
  await go(page, '/alerts?text=noah');
  await page.locator('.row').first().waitFor();
  const before = await page.locator('.row').count();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('#steps').waitFor();
  await page.keyboard.press('s');
  await page.locator('.preview').waitFor();
  const preview = (await page.locator('.preview').textContent()) ?? '';
  if (!/\d/.test(preview)) wrong.push(`no number: ${preview}`);
  if (!preview.includes('No incident')) wrong.push(`it costs steps: ${preview}`);
  if ((await page.locator('dialog select, [role=dialog] select').count()) === 0)
    wrong.push('no end is asked');
  await picture(page, 'hiding');
  await page.locator('input[name=reason]').fill('the backup of noah, known');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page
    .waitForFunction((rows) => document.querySelectorAll('.row').length < rows, before)
    .catch(() => wrong.push(`the list has still ${before} alerts`));
  const after = await page.locator('.row').count();
  verdict(`W5 in the browser  ${before} alerts, then ${after}: ${preview.slice(0, 60)}`, wrong);
  await page.context().close();
}

await run(executablePath, [overview, incident, everyKind, hiding]);
