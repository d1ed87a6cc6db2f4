import { describe, expect, it } from 'vitest';
import { keepShown, readShown, writeShown } from '../src/address/shown';

describe('open parts in the address', () => {
  it('are read as they are written', () => {
    const written = writeShown(new URLSearchParams('severity=high'), ['history', 'as-ocsf']);
    expect(written.toString()).toBe('severity=high&show=history+as-ocsf');
    expect(readShown(`?${written}`)).toEqual(['history', 'as-ocsf']);
  });

  it('are not in it where nothing is open', () => {
    expect(writeShown(new URLSearchParams('show=history'), []).toString()).toBe('');
  });

  it('have names of one form, each once and twenty at most', () => {
    expect(readShown('?show=history+history+<b>+History+fields-2')).toEqual([
      'history',
      'fields-2',
    ]);
    const many = Array.from({ length: 50 }, (_, at) => `fields-${at}`).join('+');
    expect(readShown(`?show=${many}`)).toHaveLength(20);
  });

  it('stay with the alert that is open, and close with another one', () => {
    const kept = (isSamePane: boolean) => {
      globalThis.location = { search: '?alert=a1&show=table+history' } as Location;
      return keepShown(new URLSearchParams(), isSamePane).get('show');
    };
    expect(kept(true)).toBe('table history');
    expect(kept(false)).toBe('table');
  });
});
