import {
  MINUTE,
  SEVERITIES,
  type Severity,
  SPAN_MINUTES,
  SPANS,
  type Span,
  STAGES,
  type Stage,
} from './filters';

/** Where incidents stand, in the words of the address; `all` if it says none. */
export const INCIDENT_STANDINGS = ['all', 'open', 'closed'] as const;
export type IncidentStanding = (typeof INCIDENT_STANDINGS)[number];

/** What the API calls them. */
const STATUSES: Record<IncidentStanding, string> = {
  all: '',
  open: 'active,in-progress',
  closed: 'resolved,dismissed',
};

/** Which incidents are asked for: those of a severity and higher ones, at a stage, of a time up to now. */
export interface IncidentFilters {
  least: Severity | null;
  stage: Stage | null;
  last: Span | null;
  standing: IncidentStanding;
}

export const NO_INCIDENT_FILTERS: IncidentFilters = {
  least: null,
  stage: null,
  last: null,
  standing: 'all',
};

function known<T extends string>(all: readonly T[], given: string | null): T | null {
  return all.find((each) => each === given) ?? null;
}

/** Filters of an address; what it does not know is left out. */
export function readIncidentFilters(search: string): IncidentFilters {
  const given = new URLSearchParams(search);
  return {
    least: known(SEVERITIES, given.get('severity')),
    stage: known(STAGES, given.get('stage')),
    last: known(SPANS, given.get('last')),
    standing: known(INCIDENT_STANDINGS, given.get('standing')) ?? 'all',
  };
}

/** The parameters of an address that {@link readIncidentFilters} reads back. */
export function writeIncidentFilters(filters: IncidentFilters): URLSearchParams {
  const written = new URLSearchParams();
  if (filters.least) written.set('severity', filters.least);
  if (filters.stage) written.set('stage', filters.stage);
  if (filters.last) written.set('last', filters.last);
  if (filters.standing !== 'all') written.set('standing', filters.standing);
  return written;
}

/** The parameters of the API. Times begin at a whole minute, so that answers are reused. */
export function incidentQueryOf({ least, stage, last, standing }: IncidentFilters, now: number) {
  const from = last
    ? new Date((Math.floor(now / MINUTE) - SPAN_MINUTES[last]) * MINUTE).toISOString()
    : null;
  return {
    ...(least && { min_severity: least }),
    ...(stage && { stage }),
    ...(from && { from }),
    ...(STATUSES[standing] && { status: STATUSES[standing] }),
  };
}
