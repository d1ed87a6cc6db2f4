// Makes the three pictures of the readmes from a demonstration that runs and is over.
//
//   HANSHO_KEY=… node pictures.mjs ADDRESS CHROMIUM FOLDER
//
// The key is that of the demonstration's folder. Writes alert.png, incident.png and overview.png with 256 colours.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { settled } from './driving.mjs';
import { small } from './smallPicture.mjs';

const [, , address, executablePath, folder] = process.argv;
const key = { Authorization: `Bearer ${process.env.HANSHO_KEY}` };
const TENANT = 'tenant=sample';

async function call(path, method = 'GET') {
  const answer = await fetch(`${address}${path}`, { method, headers: key });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function pictured(browser, name, locale, height, path, waits) {
  const page = await browser.newPage({ viewport: { width: 1200, height }, locale });
  const link = await call('/api/v1/sign-in-links', 'POST');
  await page.goto(address + link.path);
  await page.locator('h1').first().waitFor();
  await page.goto(`${address}${path}`);
  await settled(page);
  await page.locator(waits).first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  writeFileSync(`${folder}/${name}.png`, small(await page.screenshot()));
  await page.close();
}

const { alerts } = await call(
  `/api/v1/alerts?${TENANT}&detection=storage/data-exfiltration&limit=1`,
);
const { incidents } = await call(`/api/v1/incidents?${TENANT}&limit=100`);
const incident = incidents.find(({ pattern }) => pattern === 'web-shell-to-miner') ?? incidents[0];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
await pictured(browser, 'alert', 'en', 960, `/alerts?alert=${alerts[0].id}&${TENANT}`, '#steps');
await pictured(
  browser,
  'incident',
  'en',
  900,
  `/incidents?incident=${incident.id}&${TENANT}`,
  '#similar',
);
await pictured(browser, 'overview', 'ja', 1230, `/overview?${TENANT}`, '.world .dot');
await browser.close();
