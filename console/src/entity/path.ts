import type { Entity } from '../alert/entity';
import { labelOf } from '../alert/entity';

/** The page of an entity as incidents name it. */
export function entityPath(type: string, value: string): string {
  return `/entity?${new URLSearchParams({ type, value })}`;
}

const JOINED: Record<string, string[]> = {
  'kubernetes-resource': ['namespace', 'kind', 'name'],
  process: ['executable', 'command-line'],
};

/** Whether entities of a type are known by several of their attributes together. */
export function isJoined(type: string): boolean {
  return JOINED[type] !== undefined;
}

/** What an entity of an alert is known by from one alert to the next; empty for none. */
export function keyOf(entity: Entity): string {
  const names = JOINED[entity.type];
  if (!names) return labelOf(entity);
  if (entity.type === 'process' && entity['command-line'] === undefined) return '';
  return names
    .map((name) => entity[name])
    .filter((value) => value !== undefined)
    .join('/');
}
