import { describe, expect, it } from 'vitest';
import { NO_FILTERS, readFilters, writeFilters } from '../src/address/filters';
import { expressionOf, filtersOf } from '../src/filter/expression';

describe('a view', () => {
  it('asks what the filters ask, as one condition', () => {
    const filters = {
      ...NO_FILTERS,
      severities: ['critical' as const, 'high' as const],
      stages: ['lateral-movement' as const],
      detections: ['linux/crypto-mining-process'],
      entities: ['host:web-1', 'url:https://example.com/a?b=c', 'alone'],
      text: '  coin  "miner" ',
      from: '2026-11-24T02:00:00.000Z',
      to: '2026-11-25T02:00:00.000Z',
      filter: 'count > 3 or confidence = high',
    };
    expect(expressionOf(filters)).toBe(
      'severity in (critical, high) and status in (active, in-progress) and intent = lateral-movement' +
        ' and detection = linux/crypto-mining-process and entity.host = web-1' +
        ' and entity.url = "https://example.com/a?b=c" and entity = alone' +
        ' and text contains coin and text contains "\\"miner\\""' +
        ' and time >= 2026-11-24T02:00:00.000Z and time < 2026-11-25T02:00:00.000Z' +
        ' and (count > 3 or confidence = high)',
    );
  });

  it('is the condition itself where nothing else is asked', () => {
    const filter = 'host ~ "web-*" or count > 3';
    expect(expressionOf({ ...NO_FILTERS, standing: 'all', filter })).toBe(filter);
    expect(expressionOf({ ...NO_FILTERS, standing: 'all' })).toBe('');
  });

  it('is opened beside the order, the groups and the time that hold, and comes back the same', () => {
    const present = { ...NO_FILTERS, order: 'worst' as const, last: '24h' as const, text: 'gone' };
    const opened = filtersOf('severity = high', present);
    expect(opened).toMatchObject({ order: 'worst', last: '24h', text: '', standing: 'all' });
    expect(readFilters(writeFilters(opened).toString())).toEqual(opened);
    expect(expressionOf(opened)).toBe('severity = high');
  });
});
