import { labelOf } from '../alert/entity';
import type { Alert, Incident } from '../api/client';
import { entityPath, keyOf } from '../entity/path';
import { incidentPath } from '../incident/path';

/** Something that the palette leads to. */
export interface Offer {
  kind: 'page' | 'search' | 'alert' | 'detection' | 'incident' | 'entity';
  name: string;
  path: string;
}

/** What there is to be offered. */
export interface Sources {
  pages: { name: string; path: string }[];
  detections: { id: string; title: string }[];
  incidents: { incident: Incident; title: string }[];
  alerts: Alert[];
}

const MOST_OF_KIND = 6;
const ALERT_ID = /^[0-9a-f]{32}$/;

function some<T>(all: T[], wanted: string, name: (one: T) => string): T[] {
  const parts = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  const fits = (one: T) => {
    const text = name(one).toLowerCase();
    return parts.every((part) => text.includes(part));
  };
  return all.filter(fits).slice(0, MOST_OF_KIND);
}

/** What fits a text, pages first; with a text, a search for it in the alerts too. */
export function offersOf(text: string, sources: Sources, labels: { search: string }): Offer[] {
  const wanted = text.trim();
  const named = wanted === '' ? sources.pages : some(sources.pages, wanted, ({ name }) => name);
  const pages = named.map((page): Offer => ({ kind: 'page', ...page }));
  if (wanted === '') return pages;
  const query = (name: string, value: string) =>
    `/alerts?${new URLSearchParams({ [name]: value })}`;
  const search: Offer = { kind: 'search', name: labels.search, path: query('text', wanted) };
  const byId: Offer[] = ALERT_ID.test(wanted)
    ? [{ kind: 'alert', name: wanted, path: `/alerts?standing=all&alert=${wanted}` }]
    : [];
  const incidents = some(sources.incidents, wanted, ({ title }) => title).map(
    ({ incident, title }): Offer => ({
      kind: 'incident',
      name: title,
      path: incidentPath(incident.id),
    }),
  );
  const entities = new Map<string, Offer>();
  for (const entity of sources.alerts.flatMap((alert) => alert.entities)) {
    const key = keyOf(entity);
    const path = entityPath(entity.type, key);
    if (key !== '') entities.set(path, { kind: 'entity', name: labelOf(entity), path });
  }
  const detections = some(sources.detections, wanted, ({ id, title }) => `${title} ${id}`).map(
    ({ id, title }): Offer => ({ kind: 'detection', name: title, path: query('detection', id) }),
  );
  return [
    ...byId,
    ...pages,
    ...some([...entities.values()], wanted, ({ name }) => name),
    ...incidents,
    ...detections,
    search,
  ];
}
