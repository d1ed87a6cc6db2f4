import { describe, expect, it } from 'vitest';
import { bandOf } from '../src/alert/band';
import { bucketsOf, piecesOf } from '../src/alert/buckets';
import { attributesOf, entityValue, filterOf, labelOf, labelsOf } from '../src/alert/entity';
import { basisOf, countedOf, courseOf, knownOf, wayOf } from '../src/alert/learned';
import { visible } from '../src/alert/logText';
import { numberName, numbersOf, numberValue } from '../src/alert/numbers';
import { arrivedAfter, lastArrival } from '../src/alert/times';
import { speech } from '../src/words/words';

describe('text of logs', () => {
  it('shows what would be invisible or turn text around', () => {
    expect(visible('a\u0000b\u001b[31m')).toBe('a⟨U+0000⟩b⟨U+001B⟩[31m');
    expect(visible('exe\u202egpj.')).toBe('exe⟨U+202E⟩gpj.');
    expect(visible('pay\u200bpal\ufeff')).toBe('pay⟨U+200B⟩pal⟨U+FEFF⟩');
  });

  it('keeps lines, tabs and every language', () => {
    expect(visible('行\t1\n行 2 🔔 عربي')).toBe('行\t1\n行 2 🔔 عربي');
  });
});

describe('values of numbers', () => {
  it('that programs write as words are said in the language', () => {
    const japanese = speech('ja', true);
    expect(numberValue('from', 'Tokyo, JP', japanese)).toBe('Tokyo, 日本');
    expect(numberValue('measure', 'packets', japanese)).toBe('パケット');
    expect(numberValue('rung', 'package_kind', japanese)).toBe('パッケージの種類');
    expect(numberValue('new', 'Tokyo, JP', japanese)).toBe('Tokyo, JP');
  });
});

describe('times of records', () => {
  it('say how long after it happened a record arrived', () => {
    const record = { time: '2026-11-24T02:00:00Z', arrival: '2026-11-24T05:02:00Z' };
    expect(arrivedAfter(record)).toBe(10_920_000);
    expect(arrivedAfter({ time: record.time, arrival: null })).toBeNull();
    expect(arrivedAfter({ time: null, arrival: record.arrival })).toBeNull();
  });

  it('say when the last of them arrived, as far as that is known', () => {
    const early = { arrival: '2026-11-24T02:00:00.5Z' };
    const late = { arrival: '2026-11-24T02:00:00.25Z' };
    expect(lastArrival([{ arrival: null }, late, early])).toBe(early.arrival);
    expect(lastArrival([{ arrival: null }])).toBeNull();
  });
});

describe('entities', () => {
  const process = { type: 'process', executable: '/usr/bin/ssh', 'command-line': 'ssh -R x' };
  const host = { type: 'host', name: 'web-1' };

  it('are called by what tells most', () => {
    expect(labelOf(process)).toBe('/usr/bin/ssh');
    expect(labelOf({ type: 'new', odd: 'x' })).toBe('x');
    expect(labelOf({ type: 'nothing' })).toBe('');
    expect(filterOf(host)).toBe('host:web-1');
    expect(attributesOf(process)).toEqual([
      ['executable', '/usr/bin/ssh'],
      ['command-line', 'ssh -R x'],
    ]);
  });

  it('stand in a row once each, hosts first', () => {
    expect(labelsOf([process, host, process])).toEqual(['web-1', '/usr/bin/ssh']);
  });

  it('are shown in a filter without their type', () => {
    expect(entityValue('host:web-1')).toBe('web-1');
    expect(entityValue('2001:db8::1')).toBe('2001:db8::1');
    expect(entityValue('ip:2001:db8::1')).toBe('2001:db8::1');
  });
});

describe('the band of a baseline', () => {
  it('reaches two deviations around the mean, not below nothing', () => {
    expect(bandOf({ value: '41', mean: '1', spread: '0.7' })).toEqual({
      seen: 41,
      low: 0,
      high: 2.4,
      highest: null,
      limit: null,
    });
  });

  it('has only an upper end where only that is known', () => {
    expect(bandOf({ value: '9', usual_high: '3', highest: '4' })).toEqual({
      seen: 9,
      low: null,
      high: 3,
      highest: 4,
      limit: null,
    });
    expect(bandOf({ attempts: '40', usual: '1', expected: '2.5' })?.high).toBe(2.5);
    expect(bandOf({ value: '900', usual_high: '0', limit: '200' })?.limit).toBe(200);
  });

  it('is not drawn of words or of nothing', () => {
    expect(bandOf({})).toBeNull();
    expect(bandOf({ value: 'bob', mean: '1', spread: '1' })).toBeNull();
    expect(bandOf({ value: '7' })).toBeNull();
  });
});

describe('what an alert rests on', () => {
  const rare = { value: 'curl', count: '1', total: '523', known: '12', samples: '40' };

  it('is learned, counted, or one record', () => {
    expect(basisOf(rare)).toBe('learned');
    expect(basisOf({ count: '12', timespan_seconds: '60' })).toBe('counted');
    expect(basisOf({})).toBe('nothing');
  });

  it('is drawn as the course of learning, with what happened on the way', () => {
    const numbers = {
      since: '2026-03-01T00:00:00Z',
      samples: '50',
      last_new: '2026-03-05',
      last: '2027-01-01T00:00:00Z',
    };
    expect(courseOf(numbers, '2026-03-11T00:00:00Z')).toEqual({
      since: Date.parse('2026-03-01'),
      until: Date.parse('2026-03-11'),
      samples: 50,
      marks: [{ name: 'lastNew', at: Date.parse('2026-03-05') }],
    });
    expect(courseOf({ ...numbers, since: '' }, '2026-03-11T00:00:00Z')).toBeNull();
    expect(courseOf(numbers, null)).toBeNull();
  });

  it('is drawn as known values beside the new or the rare one', () => {
    expect(knownOf({ new: 'FR', known: '3' })).toEqual({ known: 3, fresh: 'FR', times: null });
    expect(knownOf(rare)).toEqual({ known: 12, fresh: 'curl', times: { seen: 1, of: 523 } });
    expect(knownOf({ known: '2', fragment: "O'Brien" })?.fresh).toBe('');
    expect(knownOf({ value: '41', mean: '1' })).toBeNull();
  });

  it('is drawn as a count with its limit, or as a way', () => {
    expect(countedOf({ count: '12', least: '10', timespan_seconds: '600' })).toEqual({
      count: 12,
      least: 10,
      seconds: 600,
    });
    expect(countedOf(rare)).toBeNull();
    expect(wayOf({ from: 'Tokyo', to: 'Paris', distance_km: '9700', minutes: '60' })).toEqual({
      from: 'Tokyo',
      to: 'Paris',
      kilometres: 9700,
      minutes: 60,
    });
  });
});

describe('numbers of an alert', () => {
  const [english, japanese] = [speech('en', true).shared, speech('ja', true).shared];

  it('have names in words of the language', () => {
    expect(numberName('attempts', english)).toBe('Short connections');
    expect(numberName('attempts', japanese)).toBe('短い接続の数');
    expect(numberName('top_share_source_ip', english)).toBe(
      'Share of the most frequent value: source address',
    );
    expect(numberName('known_source_ip', japanese)).toBe('既知の値の数: 送信元アドレス');
    expect(numberName('wobble_index', english)).toBe('wobble_index');
  });

  it('are words of the language of the reader only', () => {
    const numbers = {
      requests: '11',
      vector: 'flood',
      vector_ja: '増幅攻撃',
      outcome: 'syntax',
      outcome_text: 'a syntax error',
      outcome_ja: '構文エラー',
      beacon_score: '',
      advice: 'Look there.',
    };
    expect(numbersOf(numbers, 'en')).toEqual([
      ['requests', '11'],
      ['vector', 'flood'],
      ['outcome_text', 'a syntax error'],
    ]);
    expect(numbersOf(numbers, 'ja')).toEqual([
      ['requests', '11'],
      ['vector', '増幅攻撃'],
      ['outcome', '構文エラー'],
    ]);
  });
});

describe('buckets of a histogram', () => {
  /** So many alerts of a severity in each hour. */
  const low = (byHour: Record<string, number>) =>
    Object.fromEntries(Object.entries(byHour).map(([hour, count]) => [hour, { low: count }]));
  const sum = (byHour: Record<string, number>) =>
    bucketsOf(low(byHour)).reduce((all, bucket) => all + bucket.count, 0);

  it('lose no alert, however long the time', () => {
    const byHour = {
      '2024-02-29T23:00:00Z': 3,
      '2026-03-02T09:00:00Z': 52,
      '2026-11-24T02:00:00Z': 12,
    };
    expect(sum(byHour)).toBe(67);
    expect(bucketsOf(low(byHour)).length).toBeLessThanOrEqual(72);
  });

  it('are hours for a day, those without alerts too', () => {
    const buckets = bucketsOf(low({ '2026-11-24T02:00:00Z': 1, '2026-11-24T12:00:00Z': 2 }));
    expect(buckets.map((bucket) => bucket.count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(buckets.every((bucket) => bucket.hours === 1)).toBe(true);
  });

  it('are eight hours at least, but none before the time that was asked for', () => {
    const byHour = low({ '2026-11-24T04:00:00Z': 1, '2026-11-24T05:00:00Z': 2 });
    expect(bucketsOf(byHour).map((bucket) => bucket.count)).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
    const asked = bucketsOf(byHour, '2026-11-24T03:30:00.000Z');
    expect(asked.map((bucket) => bucket.count)).toEqual([0, 1, 2]);
  });

  it('are none of nothing, and leave out what is no time', () => {
    expect(bucketsOf({})).toEqual([]);
    expect(bucketsOf(low({ never: 4 }))).toEqual([]);
  });

  it('stand on the worst severity, and every alert is in one piece', () => {
    const [bucket] = bucketsOf({
      '2026-11-24T00:00:00Z': { informational: 4, high: 2, low: 1 },
    }).slice(-1);
    expect(bucket?.count).toBe(7);
    expect(bucket && piecesOf(bucket)).toEqual([
      { severity: 'high', under: 0, count: 2 },
      { severity: 'low', under: 2, count: 1 },
      { severity: 'informational', under: 3, count: 4 },
    ]);
  });
});
