// The keys of the list of alerts, and ways to other pages.
import { verdict } from '../driving.mjs';
import { address, barriers, go, open, send, signIn } from './server.mjs';

/** Every way to another page keeps the tenant of the address. */
async function tenantKept(page, wrong) {
  await page.goto(`${address}/overview?tenant=default`);
  await page.locator('nav a', { hasText: 'Alerts' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.waitForURL(/\/detections/);
  if (!page.url().endsWith('?tenant=default')) wrong.push(`the tenant is lost: ${page.url()}`);
}

export async function keys(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  const wrong = [];
  const is = (right, what) => right || wrong.push(what);
  const titles = [];
  // As behind a click on a link of the bar: Enter must open the alert, not the link.
  await page.locator('nav a[aria-current=page]').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  for (let read = 0; read < 10; read++) {
    await page.locator('#steps').waitFor();
    titles.push(new URL(page.url()).searchParams.get('alert'));
    await page.keyboard.press('j');
    await page.waitForFunction((before) => !location.search.includes(before), titles.at(-1));
  }
  is(new Set(titles).size === 10, `read ${new Set(titles).size} alerts, not 10`);
  await page.locator('#steps').waitFor();
  for (const [letter, part] of [
    ['e', 'why'],
    ['o', 'evidence'],
    ['t', 'steps'],
  ]) {
    await page.keyboard.press(letter);
    is(
      (await page.evaluate(() => document.activeElement?.id)) === part,
      `${letter} leads not to ${part}`,
    );
  }
  await page.keyboard.press('Escape');
  is(
    (await page.evaluate(() => document.activeElement?.className)) === 'rows',
    'Esc leads not to the list',
  );
  await page.keyboard.press('?');
  await page.locator('[role=dialog]').waitFor();
  verdict('the map of keys by the rules of WCAG', await barriers(page));
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  is(
    (await page.evaluate(() => document.activeElement?.id)) === 'search',
    '/ leads not to the search',
  );
  await page.keyboard.type('jk?');
  is(!page.url().includes('alert='), 'letters that are typed move the list');
  const enter = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
  await page.locator('#search').dispatchEvent('keydown', enter);
  is(!page.url().includes('text='), 'Enter of a conversion searches');
  await page.keyboard.press('Enter');
  await page.waitForURL(/text=/);
  await go(page, '/alerts?alert=none');
  await page.locator('nav a', { hasText: 'Sources' }).focus();
  await page.keyboard.press('Enter');
  await page
    .waitForURL(/\/sources$/, { timeout: 5_000 })
    .catch(() => wrong.push('Enter on a link'));
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('nav a[aria-current=page]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page
    .waitForURL(/\/incidents$/, { timeout: 5_000 })
    .catch(() => wrong.push('Tab and Enter'));
  await tenantKept(page, wrong);
  verdict('ten alerts read, and all else, by keys alone', wrong);
  await page.context().close();
}

export async function upgraded(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.route('**/*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.locator('nav a', { hasText: 'Sources' }).click();
  const wrong = [];
  await page
    .getByRole('button', { name: 'Load again' })
    .waitFor({ timeout: 5_000 })
    .catch(() => wrong.push('nothing says what to do'));
  if ((await page.locator('nav a').count()) === 0) wrong.push('the navigation is gone');
  await page.unroute('**/*.js');
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.locator('main h1', { hasText: 'Sources' }).waitFor();
  verdict('a page whose script is gone says so, and is loaded again', wrong);
  await page.context().close();
}

export async function live(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.locator('.liveness.live').waitFor();
  const before = await page.locator('.row').first().getAttribute('id');
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
  const record = {
    UtcTime: `${now}.000`,
    Hostname: `live-${Date.now()}`,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    EventID: 1,
    Image: 'C:\\PHP\\php.exe',
    CommandLine: 'php.exe -r "system(\'id\');"',
    User: 'bob',
  };
  await send('live', `${JSON.stringify(record)}\n`);
  await page.locator('.pill').waitFor({ timeout: 20_000 });
  const wrong = [];
  if ((await page.locator('.row').first().getAttribute('id')) !== before)
    wrong.push('the first row has moved');
  await page.keyboard.press('n');
  await page.locator('.row', { hasText: record.Hostname }).waitFor();
  verdict('a new alert is counted, moves nothing, and is shown on demand', wrong);
  await page.context().close();
}
