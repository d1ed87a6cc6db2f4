import { describe, expect, it } from 'vitest';
import { isName, linesOf, nameOf, SENDERS } from '../src/connect/lines';

const here = { origin: 'https://hansho.example.com', source: 'web-7' };

describe('the lines that connect a source', () => {
  it.each([...SENDERS])('of %s name the server and where records go', (sender) => {
    const lines = linesOf(sender, here);
    expect(lines).toMatch(sender === 'files' ? /web-7/ : /hansho\.example\.com/);
    expect(lines).not.toMatch(/undefined|127\.0\.0\.1/);
  });

  it('are those of the address at which the console was opened', () => {
    expect(linesOf('curl', { origin: 'http://127.0.0.1:8514', source: 'a' })).toContain(
      'http://127.0.0.1:8514/ingest/v1/a',
    );
    expect(linesOf('fluent-bit', here)).toMatch(/Port {9}443[\s\S]*tls {10}On/);
    expect(linesOf('fluent-bit', { origin: 'http://127.0.0.1:8514', source: 'a' })).toMatch(
      /Port {9}8514[\s\S]*tls {10}Off/,
    );
  });

  it('take no name that would be more than a name', () => {
    expect(['web-1', 'a.b_c', '9'].every(isName)).toBe(true);
    expect(['', '-a', 'a b', 'a"; rm', 'a/b', '日本', 'a\nb'].some(isName)).toBe(false);
  });

  it('know the files of a source', () => {
    expect(nameOf('web')).toBe('web');
    expect(nameOf('web=/var/log/a=b.log')).toBe('web');
  });
});
