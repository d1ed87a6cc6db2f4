// Ways to find something, saved views, and an alert as data.
import { verdict } from '../driving.mjs';
import { barriers, call, go, open, signIn } from './server.mjs';

export async function finding(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  const wrong = [];
  await go(page, '/overview');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  verdict('the palette by the rules of WCAG', await barriers(page));
  await page.keyboard.type('suppr');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/suppressions/);
  await page.keyboard.press('/');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('web-1');
  await page
    .getByRole('option', { name: /^web-1/ })
    .first()
    .click();
  await page.waitForURL(/\/entity\?type=host/);
  await go(page, '/alerts?group=incident');
  await page.locator('.row').first().waitFor();
  verdict('groups by the rules of WCAG', await barriers(page));
  await go(page, '/alerts?group=detection');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/detection=/);
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.step-tick input').first().click();
  await page.getByText('1 of ').waitFor();
  const id = new URL(page.url()).searchParams.get('alert');
  const { tags } = await (await call('GET', `/api/v1/alerts/${id}`)).json();
  if (!tags.includes('step-done-1')) wrong.push(`the tick is not kept: ${tags}`);
  await page.locator('details.json > summary').click();
  for (const format of ['ocsf', 'cef', 'security-center']) {
    await page.locator('.raw-choice select').selectOption(format);
    const sent = await (await call('GET', `/api/v1/alerts/${id}/raw?format=${format}`)).text();
    const first = format === 'cef' ? 'CEF:0' : Object.keys(JSON.parse(sent))[0];
    await page.locator('details.json pre', { hasText: first }).waitFor();
  }
  await page.reload();
  await page
    .locator('details.json[open] pre')
    .waitFor({ timeout: 10_000 })
    .catch(() => wrong.push(`what is open is not in the address: ${page.url()}`));
  verdict('an alert as data by the rules of WCAG', await barriers(page));
  await page.locator('#entities .value').first().hover();
  await page.locator('.hover-card').waitFor();
  verdict('anything found by keys, groups, ticks, and an alert as others get it', wrong);
  await page.context().close();
}

export async function further(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  const wrong = [];
  await go(page, '/alerts?severity=medium');
  await page.locator('.row').first().waitFor();
  await page.getByRole('button', { name: 'Save view …' }).click();
  await page.keyboard.type('Medium ones');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Medium ones/ }).waitFor();
  await go(page, '/alerts');
  await page.getByRole('button', { name: /^Medium ones/ }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('1');
  await page.waitForURL(/filter=severity\+%3D\+medium/);
  await page.locator('.row .is-medium').first().waitFor();
  verdict('a saved view by the rules of WCAG', await barriers(page));
  await page.locator('.row').first().click();
  await page.getByRole('button', { name: 'Replay from its records' }).click();
  await page.locator('.replay p').first().waitFor();
  const more = page.locator('.further > button');
  await more.focus();
  await page.keyboard.press('Enter');
  await page.locator('#further-pages a').first().waitFor();
  verdict('further pages by the rules of WCAG', await barriers(page));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.locator('#further-pages').waitFor({ state: 'hidden' });
  if (!(await more.evaluate((button) => button === document.activeElement)))
    wrong.push('Esc leads not back to the button of further pages');
  await go(page, '/selftest');
  await page.getByRole('button', { name: 'Run the self test' }).click();
  await page.locator('.tried').waitFor();
  verdict('a view saved and opened by keys, a replay, further pages, a self test', wrong);
  await page.context().close();
}
