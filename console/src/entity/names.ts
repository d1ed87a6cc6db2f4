import { useQuery } from '@tanstack/react-query';
import type { Entity } from '../alert/entity';
import { labelOf } from '../alert/entity';
import { api, taken } from '../api/client';
import { keyOf } from './path';

/**
 * How alerts write entities, by what they are known by: that is in small letters, and of a process
 * the program and its command line in one.
 */
export function namesOf(alerts: { entities: Entity[] }[]): Names {
  const names = new Map<string, string>();
  for (const { entities } of alerts) {
    for (const entity of entities) {
      const key = `${entity.type} ${keyOf(entity).toLowerCase()}`;
      if (!names.has(key)) names.set(key, nameOf(entity));
    }
  }
  return (type, value) => names.get(`${type} ${value.toLowerCase()}`) ?? value;
}

export type Names = (type: string, value: string) => string;

const MOST_ALERTS = 100;

/** How the newest alerts of an incident write entities. */
export function useNames(incident: string): Names {
  const { data } = useQuery({
    queryKey: ['alerts of', incident],
    queryFn: () =>
      taken(
        api.GET('/api/v1/alerts', {
          params: { query: { incident, limit: MOST_ALERTS } },
        }),
      ),
    staleTime: 30_000,
  });
  return namesOf(data?.alerts ?? []);
}

/** Of a process what was run says more than the program. */
function nameOf(entity: Entity): string {
  const command = entity.type === 'process' ? entity['command-line'] : undefined;
  return command === undefined ? joined(entity) : String(command);
}

function joined(entity: Entity): string {
  return entity.type === 'kubernetes-resource' ? keyOf(entity) : labelOf(entity);
}
