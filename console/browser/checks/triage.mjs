// Alerts that are worked on by keys alone.
import { verdict } from '../driving.mjs';
import { call, go, open, signIn } from './server.mjs';

export async function triage(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  const wrong = [];
  const id = () => new URL(page.url()).searchParams.get('alert');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('#steps').waitFor();
  const first = id();
  await page.keyboard.press('a');
  await page.locator('.pane .status.in-progress').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('looks like the deployment');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.locator('.history summary').click();
  await page.locator('.history .note', { hasText: 'looks like the deployment' }).waitFor();
  for (const step of ['j', 'k']) {
    const before = id();
    await page.keyboard.press(step);
    await page.waitForFunction((left) => !location.search.includes(left), before);
    await page.locator('#steps').waitFor();
  }
  await page.keyboard.press('c');
  await page.keyboard.type('half a thought');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.waitForFunction((left) => !location.search.includes(left), first);
  const begun = await page.locator('.pane textarea').inputValue();
  if (begun !== '') wrong.push(`what was begun of one alert stands at the next: ${begun}`);
  await page.keyboard.press('k');
  await page.waitForFunction((wanted) => location.search.includes(wanted), first);
  await page.keyboard.press('x');
  await page.locator('.reasons').waitFor();
  await page.keyboard.press('2');
  await page.waitForFunction((before) => !location.search.includes(before), first);
  const closed = await (await call('GET', `/api/v1/alerts/${first}`)).json();
  if (closed.closing_reason !== 'benign-expected') wrong.push(`closed as ${closed.closing_reason}`);
  await go(page, '/alerts?severity=medium');
  await page.locator('.row').first().waitFor();
  await page.getByRole('button', { name: /^Close all/ }).click();
  await page.locator('.bulk .reasons button').nth(1).click();
  await page.locator('.list-side .empty').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.row').first().waitFor();
  await call(
    'POST',
    `/api/v1/alerts/${first}/triage`,
    JSON.stringify({ status: 'active', assignee: '' }),
  );
  verdict('an alert assigned, commented and closed by keys; a filter closed and taken back', wrong);
  await page.context().close();
}

/** U951 to U955: an analyst's morning without a mouse; how long it takes is printed. */
export async function tenClosed(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  const begun = Date.now();
  const closed = [];
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  while (closed.length < 10) {
    await page.locator('.pane .status.active').waitFor();
    await page.locator('#steps').waitFor();
    const id = new URL(page.url()).searchParams.get('alert');
    await page.keyboard.press('x');
    await page.locator('.reasons').waitFor();
    await page.keyboard.press('2');
    await page.waitForFunction((left) => !location.search.includes(left), id);
    closed.push(id);
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const wrong = [];
  for (const id of closed) {
    const alert = await (await call('GET', `/api/v1/alerts/${id}`)).json();
    if (alert.closing_reason !== 'benign-expected')
      wrong.push(`${id} is ${alert.status} ${alert.closing_reason}`);
    await call('POST', `/api/v1/alerts/${id}/triage`, JSON.stringify({ status: 'active' }));
  }
  if (new Set(closed).size !== 10) wrong.push(`only ${new Set(closed).size} different ones`);
  verdict(`ten alerts closed by keys alone, in ${seconds} s`, wrong);
  await page.context().close();
}
