import { describe, expect, it } from 'vitest';
import type { Alert } from '../src/api/client';
import { exportPath, FORMATS } from '../src/export/path';
import { completed, cutAt, fieldBefore, fitting, idsOf, quoted } from '../src/filter/completion';
import { allOf, proposalOf } from '../src/suppression/proposal';

/** A text cut at its mark. */
function cut(marked: string) {
  const caret = marked.indexOf('|');
  return cutAt(marked.replace('|', ''), caret);
}

describe('completion of a filter', () => {
  it('finds the word at the caret', () => {
    expect(cut('sev|')).toEqual({ before: '', begun: 'sev', after: '' });
    expect(cut('severity >|')).toEqual({ before: 'severity ', begun: '>', after: '' });
    expect(cut('severity >= hi| and host = a')).toEqual({
      before: 'severity >= ',
      begun: 'hi',
      after: ' and host = a',
    });
    expect(cut('(host = a or |)')).toEqual({ before: '(host = a or ', begun: '', after: ')' });
    expect(cut('host.name=we|')).toMatchObject({ before: 'host.name=', begun: 'we' });
    expect(cut('|')).toEqual({ before: '', begun: '', after: '' });
  });

  it('takes an open quote with all behind it as one word, and no closed one', () => {
    expect(cut('process = "C:\\\\Program and f|')).toMatchObject({
      before: 'process = ',
      begun: '"C:\\\\Program and f',
    });
    expect(cut('title = "a \\" b|')).toMatchObject({ before: 'title = ' });
    expect(cut('title = "a b" an|')).toMatchObject({ before: 'title = "a b" ', begun: 'an' });
    expect(cut("process = 'C:\\a.exe' an|")).toMatchObject({ begun: 'an' });
  });

  it('offers what begins so, then what has it', () => {
    const words = ['host', 'section', 'severity', 'website'];
    expect(fitting(words, 'se', 10)).toEqual(['section', 'severity']);
    expect(fitting(words, 'S', 10)).toEqual(['section', 'severity', 'host', 'website']);
    expect(fitting(words, '', 2)).toEqual(['host', 'section']);
    expect(fitting(['"a b"', 'web'], '"a', 10)).toEqual(['"a b"']);
  });

  it('puts a word in its place with blanks around it', () => {
    expect(completed(cut('sev|'), 'severity')).toEqual({ text: 'severity ', caret: 9 });
    expect(completed(cut('a = 1 and se| or b'), 'severity')).toEqual({
      text: 'a = 1 and severity or b',
      caret: 19,
    });
    expect(completed(cut('host|'), '=')).toMatchObject({ text: '= ' });
    expect(completed(cut('host=w|'), 'web-1')).toMatchObject({ text: 'host= web-1 ' });
    expect(completed(cut('not (|'), 'host')).toMatchObject({ text: 'not (host ' });
  });

  it('knows whose value is wanted', () => {
    expect(fieldBefore('severity = high and host = ')).toBe('host');
    expect(fieldBefore('detection in (a, ')).toBe('detection');
    expect(fieldBefore('detection not in (')).toBe('detection');
    expect(fieldBefore('title contains ')).toBe('title');
    expect(fieldBefore('host = a and ')).toBeNull();
    expect(fieldBefore('')).toBeNull();
  });

  it('offers each source once, by its id', () => {
    expect(fieldBefore('host = a and source = ')).toBe('source');
    expect(
      idsOf([
        { source: 'syslog' },
        { source: 'files=/var/log/auth.log' },
        { source: 'files=/var/log/audit.log' },
        { source: 'files' },
      ]),
    ).toEqual(['syslog', 'files']);
  });

  it('writes values so that they come back as they are', () => {
    expect(quoted('web-1')).toBe('web-1');
    expect(quoted('日本')).toBe('日本');
    expect(quoted('web-*')).toBe('"web-*"');
    expect(quoted('and')).toBe('"and"');
    expect(quoted('')).toBe('""');
    expect(quoted('C:\\a "b"')).toBe('"C:\\\\a \\"b\\""');
  });
});

describe('what an alert proposes to hide', () => {
  const alert = {
    detection: 'linux/port-forwarding-external',
    entities: [
      { type: 'account', name: 'erin' },
      { type: 'host', name: 'web-1' },
      { type: 'process', executable: '/usr/bin/ssh', 'command-line': 'ssh -R 1:a:2 b' },
      { type: 'gadget', name: 'x y' },
      { type: 'host', name: 'web-1' },
      { type: 'nothing' },
    ],
  } as unknown as Alert;

  it('is its detection where it happened, and more if it is wanted', () => {
    const proposal = proposalOf(alert, ['host', 'account', 'process']);
    expect(proposal.filter(({ isUsual }) => isUsual).map(({ text }) => text)).toEqual([
      'detection = linux/port-forwarding-external',
      'host = web-1',
    ]);
    expect(proposal.map(({ text }) => text)).toEqual([
      'detection = linux/port-forwarding-external',
      'host = web-1',
      'account = erin',
      'process = /usr/bin/ssh',
      'entity.gadget = "x y"',
    ]);
    expect(allOf(['a = 1', 'b = 2'])).toBe('a = 1 and b = 2');
  });
});

describe('the path of a file of alerts', () => {
  it('says what is wanted, and nothing else', () => {
    const wanted = {
      format: FORMATS[0],
      language: 'ja',
      era: 'own',
      severities: [],
      last: null,
      filter: '',
      tenant: null,
    };
    expect(exportPath(wanted)).toBe('/api/v1/export?format=csv&language=ja');
    const now = Date.parse('2026-11-29T01:02:03Z');
    const path = exportPath(
      {
        ...wanted,
        format: 'security-center',
        era: '2020',
        severities: ['critical', 'high'],
        last: '1h',
        filter: 'host = "a&b"',
        tenant: 'acme',
      },
      now,
    );
    expect(Object.fromEntries(new URLSearchParams(path.split('?')[1]))).toEqual({
      format: 'security-center',
      language: 'ja',
      era: '2020',
      severity: 'critical,high',
      filter: 'host = "a&b"',
      from: '2026-11-29T00:02:00.000Z',
      tenant: 'acme',
    });
  });
});
