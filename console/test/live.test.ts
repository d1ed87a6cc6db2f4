import type { InfiniteData } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../src/address/filters';
import { copied } from '../src/alert/logText';
import { behind, boundOf, type Page, withAlerts } from '../src/alert/queries';
import type { Alert } from '../src/api/client';
import { follow } from '../src/api/stream';
import { isTaken } from '../src/frame/keys';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A stream whose fate the test decides. */
class Stream {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};

  constructor(readonly address: string) {
    Stream.opened.push(this);
  }

  addEventListener() {}

  close() {
    this.readyState = Stream.CLOSED;
  }

  break(isForGood: boolean) {
    this.readyState = isForGood ? Stream.CLOSED : 0;
    this.onerror();
  }
}

describe('the stream of alerts', () => {
  beforeEach(() => {
    Stream.opened = [];
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('location', { search: '?tenant=acme' });
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
    vi.stubGlobal('EventSource', Stream);
  });

  it('asks what was missed at each opening, also where no alert ever came', () => {
    const resumed = vi.fn();
    const stop = follow(
      () => {},
      resumed,
      () => {},
    );
    const [first] = Stream.opened;
    first?.onopen();
    first?.break(false);
    first?.onopen();
    expect(resumed).toHaveBeenCalledTimes(2);
    first?.break(true);
    vi.runOnlyPendingTimers();
    Stream.opened[1]?.onopen();
    expect(resumed).toHaveBeenCalledTimes(3);
    stop();
  });

  it('is that of the tenant of the address', () => {
    follow(
      () => {},
      () => {},
      () => {},
    )();
    expect(Stream.opened.map((each) => each.address)).toEqual([
      '/api/v1/alerts/stream?tenant=acme',
    ]);
  });
});

const alert = (id: string, status: string, last_time: string | null = null) =>
  ({ id, status, last_time }) as Alert;

describe('a list', () => {
  it('takes over what the server says of its alerts, and moves none', () => {
    const data = {
      pages: [{ alerts: [alert('a', 'active'), alert('b', 'active')] }],
      pageParams: [''],
    } as unknown as InfiniteData<Page, string>;
    const after = withAlerts(data, [
      alert('new', 'active'),
      alert('b', 'dismissed'),
      alert('a', 'active'),
    ]);
    expect(after?.pages[0]?.alerts.map((each) => `${each.id} ${each.status}`)).toEqual([
      'a active',
      'b dismissed',
    ]);
  });

  it('is closed up to the newest alert that it shows', async () => {
    const shown = [
      alert('a', 'active', '2026-11-24T02:29:20.186040Z'),
      alert('b', 'active', '2026-11-24T02:29:20Z'),
      alert('c', 'active'),
    ];
    expect(behind(shown)).toBe('2026-11-24T02:29:20.187Z');
    expect(behind([alert('c', 'active')])).toBe('');
    expect(await boundOf(NO_FILTERS, shown)).toBe(behind(shown));
  });
});

describe('a text', () => {
  it('is not said to be copied where the browser cannot or may not', async () => {
    vi.stubGlobal('navigator', {});
    expect(await copied('x')).toBe(false);
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    expect(await copied('x')).toBe(false);
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.resolve() } });
    expect(await copied('x')).toBe(true);
  });
});

describe('keys', () => {
  const on = (names: string, key: string) =>
    isTaken({
      key,
      target: {
        closest: (selector: string) => (selector.split(', ').includes(names) ? {} : null),
      } as unknown as EventTarget,
    } as KeyboardEvent);

  it.each(['a', 'button', 'summary', '[role="tab"]'])('that press %s are left to it', (names) => {
    expect(on(names, 'Enter')).toBe(true);
    expect(on(names, ' ')).toBe(true);
    expect(on(names, 'j')).toBe(false);
  });

  it('open an alert elsewhere', () => {
    expect(on('main', 'Enter')).toBe(false);
  });
});
