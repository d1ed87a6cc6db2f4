import { readFileSync } from 'node:fs';
import { shared } from 'virtual:shared-words';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, STAGES } from '../src/address/filters';
import { stateInWords } from '../src/page/audit';
import { en } from '../src/words/en';
import { ja } from '../src/words/ja';
import { speech } from '../src/words/words';

/** Paths of all texts, with the number of values that each takes. */
function keys(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'object'
      ? keys(value, `${path}${name}.`)
      : [`${path}${name} ${value.length > 0 && typeof value === 'function' ? value.length : ''}`],
  );
}

function texts(part: object): string[] {
  return Object.values(part).flatMap((value) =>
    typeof value === 'object'
      ? texts(value)
      : typeof value === 'function'
        ? [String(value('1', '2'))]
        : [value],
  );
}

describe('the catalogue', () => {
  it('has the same keys in both languages', () => {
    expect(keys(ja)).toEqual(keys(en));
    expect(keys(en).length).toBeGreaterThan(150);
  });

  it('says something under every key', () => {
    for (const text of [...texts(en), ...texts(ja)]) expect(text.trim()).not.toBe('');
  });

  it('is Japanese where it says so', () => {
    const latin = texts(ja).filter((text) => /^[\x20-\x7e]+$/.test(text));
    expect(latin.sort()).toEqual(['English', 'UTC']);
  });

  it('calls the status of an alert as the command line does', () => {
    for (const [language, words] of Object.entries({ en, ja })) {
      const path = `../../report/src/main/resources/org/hansho/report/text/words_${language}.properties`;
      const lines = readFileSync(new URL(path, import.meta.url), 'utf8').split('\n');
      for (const [status, name] of Object.entries(words.triage.status))
        expect(lines).toContain(`status.${status}=${name}`);
    }
  });

  it('shares words with reports, in both languages', () => {
    expect(Object.keys(shared.ja).sort()).toEqual(Object.keys(shared.en).sort());
    for (const stage of STAGES) expect(shared.ja[`stage.${stage}.short`]).toBeTruthy();
    for (const severity of SEVERITIES) expect(shared.en[`severity.${severity}`]).toBeTruthy();
  });
});

describe('numbers and times', () => {
  const english = speech('en', true);
  const japanese = speech('ja', true);

  it('are written as the language does', () => {
    expect(english.number(1234567)).toBe('1,234,567');
    expect(english.number(177615.46)).toBe('177,615');
    expect(english.number(2.4567)).toBe('2.46');
    expect(japanese.number(0.00123)).toBe('0.00123');
    expect(english.instant('2026-11-24T02:29:20.186040Z')).toBe('2026-11-24 02:29:20');
    expect(japanese.instant('2026-11-24T02:29:20.186040Z')).toBe('2026/11/24 02:29:20');
    expect(english.instant(null)).toBe('never');
    expect(japanese.list(['a', 'b'])).toBe('a、b');
    expect(english.bytes(41_200_000_000)).toBe('41.2 GB');
  });

  it('say states of the audit log in words, and leave other texts', () => {
    expect(stateInWords('dismissed (benign-expected)', en)).toBe('dismissed (benign, expected)');
    expect(stateInWords('active', ja)).toBe(ja.triage.status.active);
    expect(stateInWords('as it is', ja)).toBe('現在の版');
    expect(stateInWords('triage.new_evidence: note', ja)).toBe('triage.new_evidence: note');
  });

  it('say midnight as 00', () => {
    expect(english.instant('2026-11-24T00:00:00Z')).toBe('2026-11-24 00:00:00');
  });

  it('leave a key that no report has as it is', () => {
    expect(japanese.shared('entity', 'new-kind')).toBe('new-kind');
  });
});
