import { useQuery } from '@tanstack/react-query';
import { api, type Me, taken } from '../api/client';

/** Pages of the daily work, in the order of the navigation. */
export const DAILY = ['overview', 'alerts', 'incidents', 'sources', 'detections'] as const;

/** Pages of what is set up, behind those. */
export const FURTHER = [
  'suppressions',
  'exports',
  'lists',
  'selftest',
  'audit',
  'people',
  'settings',
] as const;

/** All pages of the navigation. */
export const PAGES = [...DAILY, ...FURTHER] as const;
export type PageName = (typeof PAGES)[number];

/** Pages that only administrators may see. */
const OF_ADMINISTRATORS: readonly PageName[] = ['audit', 'people', 'settings'];

/** Pages that show what all tenants have in common. */
const OF_THE_WHOLE_SERVER: readonly PageName[] = ['settings'];

/** The pages that the caller may see. */
export function usePages(): PageName[] {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  const isAdministrator = me.data?.roles.includes('admin') ?? false;
  const isEverywhere = me.data?.everywhere ?? false;
  return PAGES.filter(
    (page) =>
      (isAdministrator || !OF_ADMINISTRATORS.includes(page)) &&
      (isEverywhere || !OF_THE_WHOLE_SERVER.includes(page)),
  );
}

/** Whether the caller has a role; each has those below it. */
export function useMay(role: Me['roles'][number]): boolean {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  return me.data?.roles.includes(role) ?? false;
}
