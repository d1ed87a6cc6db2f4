import { MINUTE, type Severity, SPAN_MINUTES, type Span } from '../address/filters';

/** Formats in the order in which they are offered. */
export const FORMATS = [
  'csv',
  'html',
  'json',
  'native',
  'ocsf',
  'ecs',
  'cef',
  'syslog',
  'stix',
  'security-center',
  'security-alert-table',
  'security-center-rest',
] as const;
export type Format = (typeof FORMATS)[number];

interface Wanted {
  format: Format;
  language: string;
  era: string;
  severities: readonly Severity[];
  last: Span | null;
  filter: string;
  tenant: string | null;
}

/** The path of the file that has all alerts of a choice. */
export function exportPath(wanted: Wanted, now = Date.now()): string {
  const query = new URLSearchParams({ format: wanted.format, language: wanted.language });
  if (wanted.era !== 'own') query.set('era', wanted.era);
  if (wanted.severities.length > 0) query.set('severity', wanted.severities.join(','));
  if (wanted.filter) query.set('filter', wanted.filter);
  if (wanted.last) {
    const from = (Math.floor(now / MINUTE) - SPAN_MINUTES[wanted.last]) * MINUTE;
    query.set('from', new Date(from).toISOString());
  }
  if (wanted.tenant !== null) query.set('tenant', wanted.tenant);
  return `/api/v1/export?${query}`;
}
