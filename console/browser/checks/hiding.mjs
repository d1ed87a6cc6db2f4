// Filters, and alerts that are hidden.
import { verdict } from '../driving.mjs';
import { barriers, call, go, open, signIn } from './server.mjs';

export async function hiding(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  const wrong = [];
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  const input = page.getByRole('combobox', { name: 'Filter by a condition' });
  await input.fill('sever');
  await page.getByRole('option', { name: /^severity/ }).waitFor();
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('option', { name: '>=' }).click();
  await page.getByRole('option', { name: 'low', exact: true }).waitFor();
  const enter = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
  await page.keyboard.press('ArrowDown');
  await input.dispatchEvent('keydown', enter);
  if ((await input.inputValue()) !== 'severity >= ') wrong.push('Enter of a conversion chooses');
  await page.keyboard.type('low');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForURL(/filter=severity/);
  await input.fill('host = web-*');
  await page.locator('.wrong-filter mark', { hasText: 'web-*' }).waitFor();
  verdict('a wrong filter by the rules of WCAG', await barriers(page));
  await go(page, '/alerts');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('#steps').waitFor();
  const id = new URL(page.url()).searchParams.get('alert');
  await page.keyboard.press('s');
  await page.locator('.preview').waitFor();
  verdict('hiding alerts like one by the rules of WCAG', await barriers(page));
  await page.locator('input[name=reason]').fill('known and wanted');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).waitFor();
  const closed = await (await call('GET', `/api/v1/alerts/${id}`)).json();
  if (closed.status !== 'dismissed') wrong.push(`the alert is ${closed.status}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await page.locator('.done', { hasText: 'taken back' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await go(page, '/suppressions');
  await page.locator('.suppressions .name').first().waitFor();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('button', { name: 'Switch on' }).waitFor();
  await page.getByRole('button', { name: 'Remove …', exact: true }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.locator('.empty').waitFor();
  await go(page, '/exports');
  const path = await page.locator('a[download]').getAttribute('href');
  const file = await (await call('GET', path)).text();
  if (!file.includes('\n')) wrong.push('an empty file');
  verdict(
    'a filter completed by keys, alerts hidden with a preview and shown again, a file',
    wrong,
  );
  await page.context().close();
}
