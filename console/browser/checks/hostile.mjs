// Records of attackers.
import { verdict } from '../driving.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { call, go, open, signIn, turn } from './server.mjs';

export async function hostile(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  const found = await (
    await call(
      'GET',
      '/api/v1/alerts?text=web-&detection=app-service/suspicious-php-execution&limit=100',
    )
  ).json();
  const shown = new Set();
  for (const alert of found.alerts) {
    await go(page, `/alerts?alert=${alert.id}`);
    await page.locator('#steps').waitFor();
    const more = page.locator('.evidence .plain[aria-expanded]').first();
    if ((await more.count()) > 0) await more.click();
    await page.locator('details.json > summary').click();
    await page.locator('details.json pre').waitFor();
    const text = await page.locator('.pane').textContent();
    for (const payload of PAYLOADS)
      if (/^[\x20-\x7e]+$/.test(payload) && text.includes(payload)) shown.add(payload);
    await page.locator('[role=tab]').nth(1).click();
    for (const entity of alert.entities) {
      const value = entity.name ?? entity.address ?? entity.path ?? entity.executable;
      if (value === undefined) continue;
      await turn(page, `/entity?${new URLSearchParams({ type: entity.type, value })}`);
      await page.locator('.lines, .empty, .trouble').first().waitFor();
    }
  }
  const wrong = [];
  if (found.alerts.length < PAYLOADS.length / 40) wrong.push(`only ${found.alerts.length} alerts`);
  if (shown.size < 200) wrong.push(`only ${shown.size} payloads are seen as they are`);
  if (
    (await page
      .locator('main script, main iframe, main form[action], main link, main style')
      .count()) > 0
  )
    wrong.push('markup of a record');
  verdict(
    `${PAYLOADS.length} payloads in 40 fields, of which ${shown.size} are seen letter by letter`,
    wrong,
  );
  await page.context().close();
}
