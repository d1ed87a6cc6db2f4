import type { Condition } from '../api/client';
import type { Language } from '../words/words';

type Phrase = [RegExp, (subject: string, object: string) => string];

const QUOTED = "('.*')";
const CASE = ' (letter case counts)';

/** What the server says of a test in English, and the same in Japanese; the longer ones first. */
const PHRASES: Phrase[] = [
  [/^is absent or null$/, (it) => `${it} がないか、null`],
  [/^exists$/, (it) => `${it} がある`],
  [/^does not exist$/, (it) => `${it} がない`],
  [/^is empty$/, (it) => `${it} が空`],
  [/^is in the network (.+)$/, (it, what) => `${it} がネットワーク ${what} の中`],
  [/^matches the regular expression (.+)$/, (it, what) => `${it} が正規表現 ${what} に一致`],
  [/^equals an entry of the list (.+)$/, (it, what) => `${it} がリスト ${what} にある`],
  [/^contains an entry of the list (.+)$/, (it, what) => `${it} がリスト ${what} のどれかを含む`],
  [
    /^starts with an entry of the list (.+)$/,
    (it, what) => `${it} がリスト ${what} のどれかで始まる`,
  ],
  [
    /^ends with an entry of the list (.+)$/,
    (it, what) => `${it} がリスト ${what} のどれかで終わる`,
  ],
  [/^equals the value of (.+)$/, (it, what) => `${it} が ${what} の値と同じ`],
  [/^contains the value of (.+)$/, (it, what) => `${it} が ${what} の値を含む`],
  [/^starts with the value of (.+)$/, (it, what) => `${it} が ${what} の値で始まる`],
  [/^ends with the value of (.+)$/, (it, what) => `${it} が ${what} の値で終わる`],
  [new RegExp(`^contains ${QUOTED}$`, 's'), (it, what) => `${it} が ${what} を含む`],
  [new RegExp(`^starts with ${QUOTED}$`, 's'), (it, what) => `${it} が ${what} で始まる`],
  [new RegExp(`^ends with ${QUOTED}$`, 's'), (it, what) => `${it} が ${what} で終わる`],
  [new RegExp(`^is (${QUOTED}|true|false)$`, 's'), (it, what) => `${it} が ${what}`],
  [/^satisfies a condition$/, (it) => `${it} が条件を満たす`],
];

/** A test in the language of the reader; what is not known stays as the server says it. */
export function testText(test: string, language: Language): string {
  if (language === 'en') return test;
  const counts = test.endsWith(CASE);
  const bare = counts ? test.slice(0, -CASE.length) : test;
  const [subject, rest] = parted(bare);
  for (const [pattern, say] of PHRASES) {
    const found = pattern.exec(rest);
    if (found) return say(subject, found[1] ?? '') + (counts ? '（大文字と小文字を区別）' : '');
  }
  return test;
}

function parted(test: string): [string, string] {
  const any = 'any text ';
  if (test.startsWith(any)) return ['いずれかの値', test.slice(any.length)];
  const blank = test.indexOf(' ');
  return [test.slice(0, blank), test.slice(blank + 1)];
}

/** Whether a condition has a test in it; of alternatives that did not hold nothing is left. */
export function hasTest(condition: Condition): boolean {
  return condition.kind === 'test' || (condition.parts ?? []).some(hasTest);
}
