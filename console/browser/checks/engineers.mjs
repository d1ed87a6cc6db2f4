// What engineers and administrators do.
import { verdict } from '../driving.mjs';
import { address, barriers, call, go, open, picture, signIn } from './server.mjs';

const PASSWORD = 'a quiet harbour at dawn';

/** A detection over the records that were sent, and another version of it. */
export async function backtest(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/detections');
  await page.locator('#search').fill('suspicious-php-execution');
  await page.locator('.catalogue summary').first().click();
  await page.getByRole('button', { name: 'Run the back-test' }).click();
  await page.locator('.backtest-report .sentence').waitFor();
  const said = (await page.locator('.backtest-report .sentence').textContent()) ?? '';
  const wrong = [];
  if (!/raise [1-9]/.test(said)) wrong.push(`it says: ${said}`);
  if ((await page.locator('.tried-alert').count()) === 0) wrong.push('no example');
  await page.getByLabel('Another version of it').check();
  await page.locator('.rules').fill('title: x\nlevel: [');
  await page.getByRole('button', { name: 'Run the back-test' }).click();
  await page.locator('.backtest .wrong pre', { hasText: 'candidate.yml' }).waitFor();
  verdict(`a back-test: ${said.slice(0, 70)}`, wrong);
  await page.context().close();
}

/** A setting that may change at any time is changed, refused with a reason, and taken back. */
export async function setting(browser) {
  const page = await open(browser, { locale: 'en' });
  const wrong = [];
  await signIn(page);
  await go(page, '/settings');
  const row = page.locator('li', {
    has: page.locator('code', { hasText: /^triage\.new_evidence$/ }),
  });
  const edit = row.getByRole('button', { name: 'Change triage.new_evidence' });
  await edit.click();
  await row.locator('input').fill('nothing');
  await page.keyboard.press('Enter');
  await row.getByRole('alert').waitFor();
  wrong.push(...(await barriers(page)));
  await row.locator('input').fill('note');
  await page.keyboard.press('Enter');
  await row.getByText('changed by').waitFor();
  await edit.click();
  await row.getByRole('button', { name: 'Back to file or default' }).click();
  await row.getByText('changed by').waitFor({ state: 'detached' });
  verdict('a setting is changed and taken back', wrong);
  await page.context().close();
}

export async function people(browser) {
  await call(
    'POST',
    '/api/v1/users',
    JSON.stringify({ name: 'vera', password: PASSWORD, roles: { '*': 'viewer' } }),
  );
  const page = await open(browser, { locale: 'en' });
  await page.goto(`${address}/detections`);
  await page.locator('input[name=name]').fill('vera');
  await page.locator('input[name=password]').fill('not this one at all');
  await page.keyboard.press('Enter');
  await page.locator('.wrong').waitFor();
  verdict('signing in by the rules of WCAG', await barriers(page));
  await picture(page, 'sign-in');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('main h1', { hasText: 'Detections' }).waitFor();
  const wrong = [];
  if ((await page.locator('nav a', { hasText: 'Audit log' }).count()) > 0)
    wrong.push('a viewer is offered the audit log');
  const other = await page.context().newPage();
  await other.goto(`${address}/detections`);
  await other.locator('button', { hasText: 'Sign out' }).click();
  await other.locator('input[name=password]').waitFor();
  await page.locator('nav a', { hasText: 'Alerts' }).click();
  await page
    .locator('input[name=password]')
    .waitFor()
    .catch(() => wrong.push('a page that was signed out in another tab does not ask to sign in'));
  verdict('a viewer signs in with a password, where the address led, and out in two tabs', wrong);
  await page.context().close();
}
