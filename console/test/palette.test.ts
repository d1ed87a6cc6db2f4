import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../src/address/filters';
import { ledTo } from '../src/alert/groups';
import { readable } from '../src/alert/rawViews';
import { isStepTag, stepTag } from '../src/alert/stepTags';
import type { Alert, Incident } from '../src/api/client';
import { offersOf, type Sources } from '../src/palette/offers';

const ID = '0123456789abcdef0123456789abcdef';

describe('the palette', () => {
  const sources: Sources = {
    pages: [
      { name: 'Overview', path: '/overview' },
      { name: 'Alerts', path: '/alerts' },
    ],
    detections: Array.from({ length: 9 }, (_, at) => ({ id: `web/d${at}`, title: `Shell ${at}` })),
    incidents: [{ incident: { id: 'x1' } as Incident, title: 'Web shell to miner on web-1' }],
    alerts: [
      {
        entities: [
          { type: 'host', name: 'web-1' },
          { type: 'host', name: 'web-1' },
        ],
      },
    ] as unknown as Alert[],
  };
  const offered = (text: string) => offersOf(text, sources, { search: `search ${text}` });

  it('offers all pages before anything is written', () => {
    expect(offered(' ').map(({ path }) => path)).toEqual(['/overview', '/alerts']);
  });

  it('finds all words in any order, and each thing once', () => {
    expect(offered('1 WEB').map(({ kind, path }) => [kind, path])).toEqual([
      ['entity', '/entity?type=host&value=web-1'],
      ['incident', '/incidents?incident=x1'],
      ['detection', '/alerts?detection=web%2Fd1'],
      ['search', '/alerts?text=1+WEB'],
    ]);
  });

  it('offers few of a kind, and a search whatever is written', () => {
    expect(offered('shell').filter(({ kind }) => kind === 'detection')).toHaveLength(6);
    expect(offered('<&>').map(({ kind, path }) => [kind, path])).toEqual([
      ['search', '/alerts?text=%3C%26%3E'],
    ]);
  });

  it('opens an alert by its id', () => {
    expect(offered(ID)[0]).toMatchObject({ kind: 'alert' });
    expect(offered(ID.slice(1))[0]).toMatchObject({ kind: 'search' });
  });
});

describe('a group of alerts', () => {
  const filters = { ...NO_FILTERS, group: 'entity' as const, entities: ['ip:192.0.2.1'] };

  it('leads to its alerts within the same filters', () => {
    const host = ledTo({ type: 'host', key: 'web-1' }, 'entity', filters);
    expect(host.filters).toMatchObject({ group: null, entities: ['ip:192.0.2.1', 'host:web-1'] });
    const detection = ledTo({ type: '', key: 'a/b' }, 'detection', filters);
    expect(detection.filters).toMatchObject({ group: null, detections: ['a/b'] });
  });

  it('leads to a page where filters cannot name it', () => {
    expect(ledTo({ type: '', key: 'x1' }, 'incident', filters).path).toBe('/incidents?incident=x1');
    expect(ledTo({ type: '', key: '' }, 'incident', filters).path).toBeNull();
    expect(ledTo({ type: 'process', key: '/a/b c' }, 'entity', filters).path).toBe(
      '/entity?type=process&value=%2Fa%2Fb+c',
    );
  });
});

describe('an alert as data', () => {
  it('is set out where it is JSON, and left alone where it is not', () => {
    expect(readable('{"a":1}\n')).toBe('{\n  "a": 1\n}');
    expect(readable('CEF:0|a|b')).toBe('CEF:0|a|b');
  });
});

describe('a tick of a step', () => {
  it('is a tag that is known again', () => {
    expect(stepTag(0)).toBe('step-done-1');
    expect(isStepTag(stepTag(11))).toBe(true);
    expect(isStepTag('vip')).toBe(false);
  });
});
