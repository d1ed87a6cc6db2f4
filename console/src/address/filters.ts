/** Stages of the kill chain in their order. */
export const STAGES = [
  'probing',
  'exploitation',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'execution',
  'collection',
  'exfiltration',
  'command-and-control',
  'impact',
] as const;
export type Stage = (typeof STAGES)[number];

/** From the worst on. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SPANS = ['1h', '24h', '7d', '30d'] as const;
export type Span = (typeof SPANS)[number];

/** Where alerts stand, in the words of the address; `open` if it says none. */
export const STANDINGS = ['open', 'closed', 'suppressed', 'all'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the API calls them. */
const STATUSES: Record<Standing, string> = {
  open: 'active,in-progress',
  closed: 'resolved,dismissed',
  suppressed: 'suppressed',
  all: '',
};

/** What alerts of one group have in common. */
export const GROUPINGS = ['incident', 'detection', 'entity'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const ORDERS = ['newest', 'worst'] as const;
export type Order = (typeof ORDERS)[number];

export const MINUTE = 60_000;
export const SPAN_MINUTES: Record<Span, number> = {
  '1h': 60,
  '24h': 1440,
  '7d': 10_080,
  '30d': 43_200,
};
const MOST_CHARACTERS = 200;
const MOST_OF_FILTER = 4_000;

/**
 * Which alerts are asked for. Values of one filter are alternatives; entities must all be named.
 * `last` is a time up to now; `from` and `to` are instants and hold where `last` is null.
 */
export interface Filters {
  severities: Severity[];
  detections: string[];
  stages: Stage[];
  entities: string[];
  text: string;
  /** A condition of the filter language; empty for none. */
  filter: string;
  /** The id of an incident that they belong to; empty for any or none. */
  incident: string;
  last: Span | null;
  from: string;
  to: string;
  order: Order;
  standing: Standing;
  /** Null for a list of alerts. */
  group: Grouping | null;
}

export const NO_FILTERS: Filters = {
  severities: [],
  detections: [],
  stages: [],
  entities: [],
  text: '',
  filter: '',
  incident: '',
  last: null,
  from: '',
  to: '',
  order: 'newest',
  standing: 'open',
  group: null,
};

/** Those of any standing. */
export const ANY_STANDING: Filters = { ...NO_FILTERS, standing: 'all' };

function known<T extends string>(all: readonly T[], given: string[]): T[] {
  return all.filter((each) => given.includes(each));
}

function words(parameters: URLSearchParams, name: string): string[] {
  const all = parameters.getAll(name).filter((word) => word !== '');
  return [...new Set(all)].map((word) => word.slice(0, 4 * MOST_CHARACTERS));
}

function instant(text: string | null): string {
  return text !== null && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : '';
}

/** Filters of an address; what it does not know is left out. */
export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const last = known(SPANS, given.getAll('last'))[0] ?? null;
  return {
    severities: known(SEVERITIES, given.getAll('severity')),
    detections: words(given, 'detection'),
    stages: known(STAGES, given.getAll('stage')),
    entities: words(given, 'entity'),
    text: (given.get('text') ?? '').slice(0, MOST_CHARACTERS),
    filter: (given.get('filter') ?? '').slice(0, MOST_OF_FILTER),
    incident: (given.get('incident') ?? '').slice(0, MOST_CHARACTERS),
    last,
    from: last ? '' : instant(given.get('from')),
    to: last ? '' : instant(given.get('to')),
    order: known(ORDERS, given.getAll('order'))[0] ?? 'newest',
    standing: known(STANDINGS, given.getAll('standing'))[0] ?? 'open',
    group: known(GROUPINGS, given.getAll('group'))[0] ?? null,
  };
}

/** The parameters of an address that {@link readFilters} reads back. */
export function writeFilters(filters: Filters): URLSearchParams {
  const written = new URLSearchParams();
  for (const severity of filters.severities) written.append('severity', severity);
  for (const stage of filters.stages) written.append('stage', stage);
  for (const detection of filters.detections) written.append('detection', detection);
  for (const entity of filters.entities) written.append('entity', entity);
  if (filters.text) written.set('text', filters.text);
  if (filters.filter) written.set('filter', filters.filter);
  if (filters.incident) written.set('incident', filters.incident);
  if (filters.last) written.set('last', filters.last);
  else {
    if (filters.from) written.set('from', filters.from);
    if (filters.to) written.set('to', filters.to);
  }
  if (filters.order !== 'newest') written.set('order', filters.order);
  if (filters.standing !== 'open') written.set('standing', filters.standing);
  if (filters.group) written.set('group', filters.group);
  return written;
}

/** How many filters are set. */
export function countOf(filters: Filters): number {
  return [...writeFilters({ ...filters, order: 'newest', standing: 'open', group: null }).keys()]
    .length;
}

/** The parameters of the API. Relative times begin at a whole minute, so that answers are reused. */
export function queryOf(filters: Filters, now: number) {
  const begin = (span: Span) =>
    new Date((Math.floor(now / MINUTE) - SPAN_MINUTES[span]) * MINUTE).toISOString();
  const from = filters.last ? begin(filters.last) : filters.from;
  const status = STATUSES[filters.standing];
  return {
    ...(status && { status: status as 'active' }),
    ...(filters.severities.length > 0 && { severity: filters.severities.join(',') as Severity }),
    ...(filters.detections.length > 0 && { detection: filters.detections.join(',') }),
    ...(filters.stages.length > 0 && { intent: filters.stages.join(',') }),
    ...(filters.entities.length > 0 && { entity: filters.entities }),
    ...(filters.text && { text: filters.text }),
    ...(filters.filter && { filter: filters.filter }),
    ...(filters.incident && { incident: filters.incident }),
    ...(from && { from }),
    ...(filters.to && { to: filters.to }),
  };
}

/** A list without a value it has, or with one it has not. */
export function toggled<T>(list: T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}
