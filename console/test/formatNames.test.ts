import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatName } from '../src/page/formatNames';

const FORMATS = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([a-z0-9-]+)` \|/.exec(line)?.[1] ?? []);

describe('names of formats', () => {
  it('are there for every format that is read', () => {
    expect(FORMATS.length).toBeGreaterThan(80);
    const words = FORMATS.filter((format) => formatName(format, 'ja') === format);
    expect(words).toEqual([]);
  });

  it('say which text is wide, and leave what is unknown as it is', () => {
    expect(formatName('syslog-utf16', 'en')).toBe('Syslog, UTF-16');
    expect(formatName('new-one', 'ja')).toBe('new-one');
  });
});
