import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);
const LINES = 500;

function read(path: string): string {
  return readFileSync(new URL(path, SOURCE), 'utf8');
}

/** Colours of a theme by name. */
function colours(selector: string): Record<string, string> {
  const css = read('look/tokens.css');
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
  const texts = [
    'ink',
    'soft',
    'critical',
    'high',
    'medium',
    'low',
    'informational',
    'good',
    'accent',
  ];
  const grounds = ['page', 'card', 'raised', 'hover', 'chosen'];

  it.each([':root', ':root[data-theme="dark"]'])(
    'are readable on every ground of %s',
    (selector) => {
      const theme = colours(selector);
      for (const text of texts) {
        for (const ground of grounds) {
          const [one, other] = [theme[text] ?? '', theme[ground] ?? ''];
          expect(contrast(one, other), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      for (const [text, ground] of [
        ['on-accent', 'accent'],
        ['on-header', 'header'],
        ['on-header-soft', 'header'],
        ['ink', 'mark'],
        ['ink', 'code'],
      ] as const) {
        expect(
          contrast(theme[text] ?? '', theme[ground] ?? ''),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('of the dark theme are the same whoever chose it', () => {
    const css = read('look/tokens.css');
    expect(colours(':root[data-theme="system"]')).toEqual(colours(':root[data-theme="dark"]'));
    expect(css.match(/--page:/g)).toHaveLength(3);
  });
});

describe('the house', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(tsx?|css)$/.test(name),
  );

  it('has no file that is too long', () => {
    expect(files.length).toBeGreaterThan(30);
    for (const name of files)
      expect(read(name).split('\n').length, name).toBeLessThanOrEqual(LINES);
  });

  it('never writes markup from text', () => {
    for (const name of files) {
      expect(read(name), name).not.toMatch(
        /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|eval\(/,
      );
    }
  });

  it('has the pages that the server answers for', () => {
    const java = read('../../server/src/main/java/org/hansho/server/console/ConsoleRoutes.java');
    const served = [
      ...(java.match(/PAGES =\s+Set\.of\(([^)]*)\)/)?.[1] ?? '').matchAll(/"([a-z]+)"/g),
    ].map(([, page]) => page);
    const shown = [...read('frame/app.tsx').matchAll(/<Route path="\/([a-z]+)"/g)].map(
      ([, page]) => page,
    );
    expect(served.sort()).toEqual(shown.sort());
  });
});
