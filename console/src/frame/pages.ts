import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

/** Pages of the navigation, in its order. */
export const PAGES = [
  'overview',
  'alerts',
  'incidents',
  'suppressions',
  'exports',
  'sources',
  'detections',
  'audit',
  'people',
] as const;
export type PageName = (typeof PAGES)[number];

/** Pages that only administrators may see. */
const OF_ADMINISTRATORS: readonly PageName[] = ['audit', 'people'];

/** The pages that the caller may see. */
export function usePages(): PageName[] {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  const isAdministrator = me.data?.roles.includes('admin') ?? false;
  return PAGES.filter((page) => isAdministrator || !OF_ADMINISTRATORS.includes(page));
}
