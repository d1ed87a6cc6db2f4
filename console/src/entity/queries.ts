import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

/** What is known of an entity. */
export function useEntity(type: string, value: string) {
  return useQuery({
    queryKey: ['entity', type, value],
    queryFn: () =>
      taken(api.GET('/api/v1/entities/{type}/{value}', { params: { path: { type, value } } })),
    enabled: type !== '' && value !== '',
    staleTime: 30_000,
  });
}

/** Of so many of the newest alerts of an entity the server counts the open ones. */
export const LOOKED = 50;
