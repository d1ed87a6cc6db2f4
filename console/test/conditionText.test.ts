import { describe, expect, it } from 'vitest';
import { hasTest, testText } from '../src/alert/conditionText';

describe('a condition in Japanese', () => {
  it.each([
    ["process.name is 'nc'", "process.name が 'nc'"],
    ["process.command_line contains ' -e '", "process.command_line が ' -e ' を含む"],
    ["url.path starts with '/a b'", "url.path が '/a b' で始まる"],
    [
      "file.path ends with '.php' (letter case counts)",
      "file.path が '.php' で終わる（大文字と小文字を区別）",
    ],
    ['user.id exists', 'user.id がある'],
    ['source.ip is in the network 192.0.2.0/24', 'source.ip がネットワーク 192.0.2.0/24 の中'],
    [
      'source.ip equals an entry of the list bastion_hosts',
      'source.ip がリスト bastion_hosts にある',
    ],
    ["any text contains 'x'", "いずれかの値 が 'x' を含む"],
    ['sc-bytes ≥ 1024', 'sc-bytes ≥ 1024'],
    ['a matches the regular expression /x y/i', 'a が正規表現 /x y/i に一致'],
  ])('says %s', (english, japanese) => {
    expect(testText(english, 'ja')).toBe(japanese);
    expect(testText(english, 'en')).toBe(english);
  });

  it('leaves out groups in which no test is left', () => {
    const test = { kind: 'test', held: true, test: 'a exists' } as const;
    expect(
      hasTest({ kind: 'not', held: true, parts: [{ kind: 'any', held: false, parts: [] }] }),
    ).toBe(false);
    expect(hasTest({ kind: 'all', held: true, parts: [test] })).toBe(true);
  });
});
