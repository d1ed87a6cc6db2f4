import { type Filters, NO_FILTERS, type Standing } from '../address/filters';
import { quoted } from './completion';

const STATUSES: Record<Standing, string[]> = {
  open: ['active', 'in-progress'],
  closed: ['resolved', 'dismissed'],
  suppressed: ['suppressed'],
  all: [],
};

function oneOf(field: string, values: readonly string[]): string[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  if (others.length === 0) return [`${field} = ${quoted(first)}`];
  return [`${field} in (${values.map(quoted).join(', ')})`];
}

function entity(filter: string): string {
  const [, type, value] = /^([a-z][a-z-]*):(.*)$/s.exec(filter) ?? [];
  if (type === undefined || value === undefined) return `entity = ${quoted(filter)}`;
  return `entity.${type} = ${quoted(value)}`;
}

/** What filters ask, as one condition of the filter language; a time up to now is not in it. */
export function expressionOf(filters: Filters): string {
  const parts = [
    ...oneOf('severity', filters.severities),
    ...oneOf('status', STATUSES[filters.standing]),
    ...oneOf('intent', filters.stages),
    ...oneOf('detection', filters.detections),
    ...filters.entities.map(entity),
    ...filters.text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => `text contains ${quoted(word)}`),
  ];
  if (filters.from) parts.push(`time >= ${filters.from}`);
  if (filters.to) parts.push(`time < ${filters.to}`);
  const own = filters.filter.trim();
  if (own) parts.push(parts.length === 0 ? own : `(${own})`);
  return parts.join(' and ');
}

/** Filters that ask what a saved view asks; order, groups and a time up to now stay. */
export function filtersOf(condition: string, present: Filters): Filters {
  return {
    ...NO_FILTERS,
    standing: 'all',
    order: present.order,
    group: present.group,
    last: present.last,
    filter: condition,
  };
}
