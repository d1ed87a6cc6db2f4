import type { Alert } from '../api/client';

export type Entity = Alert['entities'][number];

/** Attributes from the most specific one on, as reports have them. */
const IDENTIFYING = ['name', 'address', 'path', 'executable', 'id'];

/** Types from who to where; others come behind. */
const TYPES = [
  'host',
  'account',
  'ip',
  'cluster',
  'kubernetes-resource',
  'container',
  'image',
  'database-server',
  'database',
  'cloud-resource',
];

/** The attributes of an entity without its type, the identifying ones first. */
export function attributesOf(entity: Entity): [string, string][] {
  const rank = (name: string) =>
    (IDENTIFYING.indexOf(name) + IDENTIFYING.length + 1) % (IDENTIFYING.length + 1);
  return Object.entries(entity)
    .filter(([name]) => name !== 'type')
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([one], [other]) => rank(one) - rank(other));
}

/** The short form of an entity. */
export function labelOf(entity: Entity): string {
  const identifying = IDENTIFYING.find((name) => entity[name] !== undefined);
  return identifying ? String(entity[identifying]) : (attributesOf(entity)[0]?.[1] ?? '');
}

/** What the API finds an entity by. */
export function filterOf(entity: Entity): string {
  return `${entity.type}:${labelOf(entity)}`;
}

/** The value behind `type:`, or all of it. */
export function entityValue(filter: string): string {
  return /^[a-z][a-z-]*:/.test(filter) ? filter.slice(filter.indexOf(':') + 1) : filter;
}

/** Short forms for a row: each once, hosts and people first. */
export function labelsOf(entities: Entity[]): string[] {
  const rank = (entity: Entity) =>
    (TYPES.indexOf(entity.type) + TYPES.length + 1) % (TYPES.length + 1);
  const sorted = [...entities].sort((one, other) => rank(one) - rank(other));
  return [...new Set(sorted.map(labelOf))].filter((label) => label !== '');
}
