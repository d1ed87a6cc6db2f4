import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Link, Router } from 'wouter';
import { useLocationOfTenant, withTenant } from '../src/address/tenant';
import { alsoIn } from '../src/page/tenantChoice';

afterEach(() => vi.unstubAllGlobals());

describe('the tenant of the address', () => {
  it('goes along to another page', () => {
    expect(withTenant('/alerts', '?tenant=acme')).toBe('/alerts?tenant=acme');
    expect(withTenant('/alerts?severity=high', '?last=1h&tenant=a%26b')).toBe(
      '/alerts?severity=high&tenant=a%26b',
    );
  });

  it('is left as it is where the path names one, or nobody does', () => {
    expect(withTenant('/alerts?tenant=other', '?tenant=acme')).toBe('/alerts?tenant=other');
    expect(withTenant('/alerts?text=%20', '?last=1h')).toBe('/alerts?text=%20');
  });

  it('stands in every link', () => {
    vi.stubGlobal('location', { search: '?tenant=acme', pathname: '/overview' });
    const page = renderToStaticMarkup(
      <Router hook={useLocationOfTenant}>
        <Link href="/sources">sources</Link>
        <Link href="/alerts?severity=high">alerts</Link>
      </Router>,
    );
    expect(page).toContain('href="/sources?tenant=acme"');
    expect(page).toContain('href="/alerts?severity=high&amp;tenant=acme"');
  });

  it('goes with calls of the API, and their bodies too', async () => {
    const asked: Request[] = [];
    vi.resetModules();
    vi.stubGlobal('location', { search: '?tenant=a%26b', origin: 'http://127.0.0.1' });
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request);
      return new Response('{}', { headers: { 'Content-Type': 'application/json' } });
    });
    const { api } = await import('../src/api/client');
    await api.GET('/api/v1/me');
    await api.POST('/api/v1/suppressions/preview', { body: { filter: 'host = web-1' } });
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?tenant=a%26b', '?tenant=a%26b']);
    expect(await asked[1]?.text()).toBe('{"filter":"host = web-1"}');
    expect(asked[1]?.headers.get('X-Hansho-Request')).toBe('1');
  });

  it('is kept by every way to another page', () => {
    const pushed: string[] = [];
    vi.stubGlobal('location', { search: '?tenant=acme', pathname: '/overview' });
    vi.stubGlobal('history', {
      pushState: (_state: unknown, _title: string, to: string) => pushed.push(to),
    });
    function Going() {
      useLocationOfTenant({})[1]('/detections');
      return null;
    }
    renderToStaticMarkup(<Going />);
    expect(pushed).toEqual(['/detections?tenant=acme']);
  });
});

describe('the tenants of a new user', () => {
  it('are every tenant, or single ones', () => {
    expect(alsoIn(['*'], 'branch')).toEqual(['branch']);
    expect(alsoIn(['branch'], 'default')).toEqual(['branch', 'default']);
    expect(alsoIn(['branch', 'default'], '*')).toEqual(['*']);
  });
});
