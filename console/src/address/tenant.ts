import { type BaseLocationHook, useSearch } from 'wouter';
import { navigate, usePathname } from 'wouter/use-browser-location';

const NAME = 'tenant';

/** The tenant of the search part of an address, if it names one. */
export function tenantOf(search: string): string | null {
  return new URLSearchParams(search).get(NAME);
}

/** A path of the console with the tenant of another address, unless it names a tenant itself. */
export function withTenant(path: string, search: string): string {
  const tenant = tenantOf(search);
  const [place = '', ...rest] = path.split('?');
  const parameters = new URLSearchParams(rest.join('?'));
  if (tenant === null || parameters.has(NAME)) return path;
  parameters.set(NAME, tenant);
  return `${place}?${parameters}`;
}

/** The search part of the address of the page; empty where there is no page. */
export function currentSearch(): string {
  return globalThis.location?.search ?? '';
}

/** The tenant of the page; null means the caller's own. */
export function useTenant(): string | null {
  return tenantOf(useSearch());
}

function navigateInTenant(to: string | URL, how?: Parameters<typeof navigate>[1]) {
  navigate(withTenant(String(to), currentSearch()), how);
}

/** The location of the browser. Every link and every way to another page keeps the tenant. */
export const useLocationOfTenant: BaseLocationHook = Object.assign(
  ((options) => [usePathname(options), navigateInTenant]) as BaseLocationHook,
  { hrefs: (path: string) => withTenant(path, currentSearch()) },
);
