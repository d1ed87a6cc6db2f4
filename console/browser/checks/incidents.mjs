// An incident read, put right and closed.
import { verdict } from '../driving.mjs';
import { go, open, signIn } from './server.mjs';

export async function incidents(browser) {
  const page = await open(browser, { locale: 'en' });
  await signIn(page);
  await go(page, '/alerts');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForURL(/\/incidents/);
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('#timeline').waitFor();
  const wrong = [];
  const steps = await page.locator('.step').count();
  if (steps < 2) wrong.push(`only ${steps} steps`);
  if ((await page.locator('.stage-cell').count()) !== 13) wrong.push('not 13 stages');
  if ((await page.locator('.graph path').count()) === 0) wrong.push('a graph without lines');
  await page.locator('.graph .node').first().focus();
  if ((await page.locator('.graph path.lit').count()) === 0) wrong.push('focus lights no line');
  await page.keyboard.press('Enter');
  if (!(await page.evaluate(() => document.activeElement?.classList.contains('step'))))
    wrong.push('an alert of the graph leads not to its step');
  await page.getByRole('button', { name: /^Take alerts off/ }).click();
  const gone = await page.locator('.step-title a').last().getAttribute('href');
  const step = page.locator(`.step-title a[href="${gone}"]`);
  await page.locator('.step input').last().check();
  await page.getByRole('button', { name: 'Take 1 alert off' }).click();
  await page.locator('.outcome', { hasText: 'taken off' }).waitFor();
  // Others may go with it, and further ones may have come meanwhile: only this one is counted on.
  await step.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await step.waitFor();
  await page.locator('.step-title a').first().click();
  await page.waitForURL(/\/alerts\?.*alert=/);
  await page.locator('.in-incident a').waitFor();
  await page.keyboard.press('i');
  await page.waitForURL(/\/incidents\?incident=/);
  await page.locator('#timeline').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('told the owner');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('.history summary').click();
  await page.locator('.history .note', { hasText: 'told the owner' }).first().waitFor();
  await page.locator('.pane h2').click();
  await page.keyboard.press('x');
  await page.locator('.reasons').waitFor();
  await page.keyboard.press('2');
  await page.locator('.pane .standing .dismissed').waitFor();
  await page.locator('.done').getByRole('button', { name: 'Undo' }).click();
  await page.locator('.done', { hasText: 'taken back' }).waitFor();
  await page.getByRole('button', { name: /^Open again/ }).click();
  await page.locator('.pane .standing .active').waitFor();
  await go(page, '/incidents?severity=critical&stage=impact&last=1h');
  await page.locator('.list-side .empty').waitFor();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.locator('.row').first().waitFor();
  verdict('an incident read by keys, an alert taken off and back, and filters', wrong);
  await page.context().close();
}
