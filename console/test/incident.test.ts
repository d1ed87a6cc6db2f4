import { describe, expect, it } from 'vitest';
import type { WholeIncident } from '../src/api/client';
import { entityPath, keyOf } from '../src/entity/path';
import { graphOf } from '../src/incident/graph';
import { type Step, stepsWithGaps } from '../src/incident/timeline';

function step(detection: string, time: string, names: number[]): Step {
  return { alert: `${detection} ${time}`, detection, severity: 'high', time, names } as Step;
}

const DAY = '2026-11-24T';

describe('the timeline', () => {
  it('marks gaps that are long by themselves and long beside the whole', () => {
    const steps = stepsWithGaps([
      step('a', `${DAY}01:00:00Z`, []),
      step('b', `${DAY}01:00:30Z`, []),
      step('c', `${DAY}05:00:30Z`, []),
      step('d', `${DAY}05:10:30Z`, []),
    ]);
    expect(steps.map(({ gapMillis }) => gapMillis / 3_600_000)).toEqual([0, 0, 4, 0]);
  });

  it('marks no hour within weeks, and no minutes that are most of it', () => {
    const weeks = stepsWithGaps([
      step('a', '2026-11-01T00:00:00Z', []),
      step('b', '2026-11-01T02:00:00Z', []),
      step('c', '2026-11-21T00:00:00Z', []),
    ]);
    expect(weeks.map(({ gapMillis }) => gapMillis > 0)).toEqual([false, false, true]);
    const minutes = stepsWithGaps([
      step('a', `${DAY}01:00:00Z`, []),
      step('b', `${DAY}01:30:00Z`, []),
    ]);
    expect(minutes.map(({ gapMillis }) => gapMillis)).toEqual([0, 0]);
    expect(stepsWithGaps([])).toEqual([]);
  });
});

describe('the graph of an incident', () => {
  const incident = {
    steps: [
      step('probe', `${DAY}01:00:00Z`, [0, 1]),
      step('shell', `${DAY}02:00:00Z`, [1, 2]),
      step('probe', `${DAY}03:00:00Z`, [0]),
    ],
    entities: [
      { type: 'host', value: 'web-1' },
      { type: 'ip', value: '198.51.100.7' },
      { type: 'account', value: 'erin' },
      { type: 'file', value: '/named/by/nobody' },
    ],
  } as WholeIncident;

  it('has a cause for each detection, in order of its first alert, and counts its alerts', () => {
    const graph = graphOf(incident);
    expect(graph.causes).toMatchObject([
      { detection: 'probe', steps: [0, 2] },
      { detection: 'shell', steps: [1] },
    ]);
    expect(graph.lines).toContainEqual({ from: 0, to: 0, alerts: 2 });
    expect(graph.lines).toHaveLength(4);
  });

  it('sets entities where their causes are, and leaves out what nobody names', () => {
    const graph = graphOf(incident);
    expect(graph.entities.map(({ entity }) => entity)).toEqual([0, 1, 2]);
    expect(graph.left).toBe(1);
  });

  it('is drawn small, whatever the incident', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      step(`d${at}`, `${DAY}01:00:00Z`, [at % 100]),
    );
    const entities = Array.from({ length: 100 }, (_, at) => ({ type: 'host', value: `h${at}` }));
    const graph = graphOf({ steps: many, entities } as WholeIncident);
    expect([graph.causes.length, graph.entities.length]).toEqual([14, 14]);
    expect(graph.left).toBe(486 + 86);
    expect(graphOf({ steps: many, entities } as WholeIncident)).toEqual(graph);
  });
});

describe('the page of an entity', () => {
  it('has type and value in its address, whatever they hold', () => {
    const path = entityPath('file', '/a b?&#"<x>');
    expect(new URLSearchParams(path.split('?')[1]).get('value')).toBe('/a b?&#"<x>');
  });

  it('is found by what alerts are tied by', () => {
    expect(keyOf({ type: 'host', name: 'web-1' })).toBe('web-1');
    expect(keyOf({ type: 'kubernetes-resource', namespace: 'shop', kind: 'pod', name: 'a' })).toBe(
      'shop/pod/a',
    );
    expect(keyOf({ type: 'process', executable: '/bin/sh', 'command-line': 'sh -c id' })).toBe(
      '/bin/sh/sh -c id',
    );
    expect(keyOf({ type: 'process', executable: '/bin/sh' })).toBe('');
  });
});
