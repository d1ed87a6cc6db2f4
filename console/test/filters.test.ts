import { describe, expect, it } from 'vitest';
import {
  ANY_STANDING,
  countOf,
  type Filters,
  GROUPINGS,
  NO_FILTERS,
  ORDERS,
  queryOf,
  readFilters,
  SEVERITIES,
  SPANS,
  STAGES,
  STANDINGS,
  toggled,
  writeFilters,
} from '../src/address/filters';
import {
  INCIDENT_STANDINGS,
  incidentQueryOf,
  readIncidentFilters,
  writeIncidentFilters,
} from '../src/address/incidents';
import { alertsPath } from '../src/incident/path';

const NOW = Date.parse('2026-11-29T01:02:03.456Z');

/** A stream of numbers that is the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function invented(next: (below: number) => number): Filters {
  const some = <T>(all: readonly T[]) => all.filter(() => next(3) === 0);
  const texts = ['a', 'b c', '日本', '&=?#', '"<script>', 'ip:192.0.2.1', '%2c', 'x,y'];
  const last = next(2) === 0 ? (SPANS[next(SPANS.length)] ?? null) : null;
  return {
    severities: some(SEVERITIES),
    detections: some(texts),
    stages: some(STAGES),
    entities: some(texts),
    text: next(2) === 0 ? (texts[next(texts.length)] ?? '') : '',
    filter: next(2) === 0 ? (texts[next(texts.length)] ?? '') : '',
    incident: next(2) === 0 ? (texts[next(texts.length)] ?? '') : '',
    last,
    from: last || next(2) === 0 ? '' : '2026-11-28T00:00:00.000Z',
    to: last || next(2) === 0 ? '' : '2026-11-29T00:00:00.000Z',
    order: ORDERS[next(2)] ?? 'newest',
    standing: STANDINGS[next(STANDINGS.length)] ?? 'open',
    group: next(2) === 0 ? (GROUPINGS[next(GROUPINGS.length)] ?? null) : null,
  };
}

describe('filters in the address', () => {
  it('come back as they were written, whatever they are', () => {
    const next = numbers(7);
    for (let round = 0; round < 500; round++) {
      const filters = invented(next);
      expect(readFilters(`?${writeFilters(filters)}`)).toEqual(filters);
    }
  });

  it('leave nothing in the address where there are none', () => {
    expect(writeFilters(NO_FILTERS).toString()).toBe('');
    expect(readFilters('')).toEqual(NO_FILTERS);
    expect(countOf(NO_FILTERS)).toBe(0);
  });

  it('are left out where nobody knows them', () => {
    expect(readFilters('?severity=awful&stage=lunch&last=1y&from=yesterday&order=best')).toEqual(
      NO_FILTERS,
    );
  });

  it('are asked for once although they are given twice', () => {
    expect(readFilters('?entity=a&entity=a&severity=low&severity=low')).toMatchObject({
      entities: ['a'],
      severities: ['low'],
    });
  });

  it('begin a time up to now at a whole minute', () => {
    expect(queryOf({ ...ANY_STANDING, last: '1h' }, NOW)).toEqual({
      from: '2026-11-29T00:02:00.000Z',
    });
    expect(queryOf({ ...ANY_STANDING, last: '1h' }, NOW + 50_000)).toEqual({
      from: '2026-11-29T00:02:00.000Z',
    });
  });

  it('ask for alternatives divided by commas, as the contract has them', () => {
    expect(
      queryOf({ ...ANY_STANDING, severities: ['high', 'low'], stages: ['impact'] }, NOW),
    ).toEqual({
      severity: 'high,low',
      intent: 'impact',
    });
  });

  it('name each entity by itself, since a value may hold a comma', () => {
    expect(queryOf({ ...ANY_STANDING, entities: ['file:a,b', 'host:web-1'] }, NOW)).toEqual({
      entity: ['file:a,b', 'host:web-1'],
    });
  });

  it('ask for the alerts of one incident', () => {
    expect(queryOf(readFilters('?incident=ab12&standing=all'), NOW)).toEqual({ incident: 'ab12' });
    expect(alertsPath('a b')).toBe('/alerts?incident=a%20b&standing=all');
    expect(countOf(readFilters('?incident=ab12'))).toBe(1);
  });

  it('ask for what is open unless the address says otherwise', () => {
    expect(queryOf(readFilters(''), NOW)).toEqual({ status: 'active,in-progress' });
    expect(queryOf(readFilters('?standing=closed'), NOW)).toEqual({ status: 'resolved,dismissed' });
    expect(queryOf(readFilters('?standing=all'), NOW)).toEqual({});
  });

  it('are taken away by the click that set them', () => {
    expect(toggled(toggled(['a'], 'b'), 'b')).toEqual(['a']);
  });
});

describe('filters of incidents in the address', () => {
  it('come back as they were written', () => {
    for (const least of [null, ...SEVERITIES]) {
      for (const stage of [null, ...STAGES]) {
        for (const last of [null, ...SPANS]) {
          for (const standing of INCIDENT_STANDINGS) {
            const filters = { least, stage, last, standing };
            expect(readIncidentFilters(`?${writeIncidentFilters(filters)}`)).toEqual(filters);
          }
        }
      }
    }
  });

  it('are asked for in the words of the API', () => {
    const asked = readIncidentFilters(
      '?severity=high&stage=impact&last=1h&standing=open&incident=1',
    );
    expect(incidentQueryOf(asked, NOW)).toEqual({
      min_severity: 'high',
      stage: 'impact',
      from: '2026-11-29T00:02:00.000Z',
      status: 'active,in-progress',
    });
    expect(incidentQueryOf(readIncidentFilters('?severity=awful&stage=lunch'), NOW)).toEqual({});
  });
});
