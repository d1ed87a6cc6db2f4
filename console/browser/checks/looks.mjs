// Every page by the rules of WCAG, and on a phone.
import { verdict } from '../driving.mjs';
import { barriers, go, incidentIds, open, picture, signIn, turn } from './server.mjs';

const PAGES = [
  'overview',
  'alerts',
  'incidents',
  'entity',
  'suppressions',
  'exports',
  'sources',
  'detections',
  'audit',
  'people',
  'selftest',
  'lists',
  'settings',
];

const ALL_PAIRS = process.env.HANSHO_PAIRS === 'all';

/** What is looked at: every page, and a detection, an alert, an incident and a host that are open. */
async function views() {
  const [incident] = await incidentIds();
  return [
    ...PAGES.map((name) => [name, (page) => turn(page, `/${name}`)]),
    [
      'a detection',
      async (page) => {
        await turn(page, '/detections');
        await page.locator('.catalogue summary').first().click();
        await page.locator('.detection-text .tests').waitFor();
      },
    ],
    [
      'an alert',
      async (page) => {
        await turn(page, '/alerts');
        await page.locator('.row').first().click();
        await page.locator('#steps').waitFor();
      },
    ],
    [
      'an incident',
      async (page) => {
        await turn(page, `/incidents?incident=${incident}`);
        await page.locator('#similar').waitFor();
      },
    ],
    [
      'a host',
      async (page) => {
        await turn(page, '/entity?type=host&value=web-1');
        await page.locator('.lines').waitFor();
      },
    ],
  ];
}

const THEMES = ['light', 'dark'];

/** Each page by the rules of WCAG in one of the four pairs of language and theme, or in all of them. */
export async function looks(browser) {
  const all = await views();
  for (const [which, locale] of ['en', 'ja'].entries()) {
    const page = await open(browser, { locale, timezoneId: 'Asia/Tokyo' });
    await signIn(page);
    await go(page, '/overview');
    for (const [at, [name, show]] of all.entries()) {
      if (!ALL_PAIRS && at % 2 !== which) continue;
      await show(page);
      for (const theme of ALL_PAIRS ? THEMES : [THEMES[(at >> 1) % 2]])
        await look(page, name, locale, theme);
    }
    await page.context().close();
  }
}

async function look(page, name, locale, theme) {
  await page.emulateMedia({ colorScheme: theme });
  const wrong = await barriers(page);
  if ((await page.locator('html').getAttribute('lang')) !== locale) wrong.push('another language');
  const file = `${name.replaceAll(' ', '-')}-${locale}-${theme}`;
  await picture(page, file);
  if (ALL_PAIRS) {
    await page.setViewportSize({ width: 400, height: 800 });
    wrong.push(...(await tooWide(page)));
    await picture(page, `${file}-400`);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  verdict(`${name}, ${locale}, ${theme}, by the rules of WCAG`, wrong);
}

const PHONE = 400;

async function tooWide(page) {
  const width = await page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth,
      document.querySelector('.pane')?.scrollWidth ?? 0,
    ),
  );
  return width > PHONE ? [`it is ${width} wide`] : [];
}

/** How wide the page is with every text longer by two fifths, as another language would have it. */
async function stretched(page) {
  const texts = await page.evaluateHandle(() => {
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (all.nextNode())
      if (all.currentNode.nodeValue.trim() !== '')
        found.push([all.currentNode, all.currentNode.nodeValue]);
    for (const [node, text] of found)
      node.nodeValue = text + '長'.repeat(Math.ceil(text.trim().length * 0.4));
    return found;
  });
  const wrong = await tooWide(page);
  await picture(page, 'stretched-400');
  await texts.evaluate((found) => {
    for (const [node, text] of found) node.nodeValue = text;
  });
  return wrong.map((each) => `with longer words ${each}`);
}

export async function narrow(browser) {
  const page = await open(browser, { viewport: { width: PHONE, height: 800 }, locale: 'ja' });
  await signIn(page);
  await go(page, '/overview');
  for (const [name, show] of await views()) {
    await show(page);
    await picture(page, `${name.replaceAll(' ', '-')}-400`);
    const wrong = await tooWide(page);
    wrong.push(...(await stretched(page)));
    verdict(`${name} on a phone, also in a language with longer words`, wrong);
  }
  await page.context().close();
}
