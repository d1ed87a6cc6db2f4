// What check.mjs and demo.mjs have in common: pages that are watched, verdicts, and the way through all parts.
import { chromium } from 'playwright-core';

const faults = [];
let failed = 0;

/** Prints what came of a check; it is right if nothing is wrong. */
export function verdict(name, wrong) {
  if (wrong.length > 0) failed++;
  console.log(wrong.length === 0 ? `right: ${name}` : `WRONG: ${name}\n  ${wrong.join('\n  ')}`);
}

/** A page that notes dialogs, refused content, faults of scripts and requests to elsewhere. */
export async function watched(browser, address, options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`script ${error.message}`));
  page.on('console', (message) => {
    if (/policy|refused|trusted/i.test(message.text())) faults.push(`policy ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`)) faults.push(`request ${request.url()}`);
  });
  return page;
}

/** Waits until a page has what it asked for. */
export async function settled(page) {
  await page.locator('main h1').waitFor();
  await page.locator('.loading').waitFor({ state: 'detached' });
}

/** Runs parts one after the other, whatever becomes of one, and ends the process: 1 if anything was wrong. */
export async function run(executablePath, parts) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  for (const part of parts) {
    const begun = Date.now();
    try {
      await part(browser);
    } catch (failure) {
      const said = String(failure.message ?? failure);
      verdict(part.name, [said.split('\n').slice(0, 4).join(' ')]);
    }
    console.log(`  ${part.name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
  verdict(
    'no dialog, no refused content, no fault, no request to elsewhere',
    [...new Set(faults)].slice(0, 10),
  );
  await browser.close();
  process.exit(failed > 0 ? 1 : 0);
}
