import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Filters, queryOf, SEVERITIES, type Span } from '../address/filters';
import {
  type IncidentFilters,
  incidentQueryOf,
  NO_INCIDENT_FILTERS,
  writeIncidentFilters,
} from '../address/incidents';
import { LogText } from '../alert/logText';
import { useCounts } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import { api, type Incident, taken } from '../api/client';
import { entityPath } from '../entity/path';
import { incidentPath } from '../incident/path';
import { useSpeech } from '../words/words';

const MOST_INCIDENTS = 7;
/** So many of the newest are asked for, and the worst of these are shown. */
const ASKED_INCIDENTS = 100;
const MOST_ENTITIES = 8;
const EVERY_MILLIS = 10_000;

/** The worst one first; of equal ones the one with more behind it. */
function worse(one: Incident, other: Incident): number {
  const order: readonly string[] = SEVERITIES;
  return order.indexOf(one.severity) - order.indexOf(other.severity) || other.score - one.score;
}

/** The worst of the newest incidents. */
export function WorstIncidents({ last }: { last: Span | null }) {
  const { words, language, shared, number, short, instant, list } = useSpeech();
  const filters: IncidentFilters = { ...NO_INCIDENT_FILTERS, last, standing: 'open' };
  const query = useQuery({
    queryKey: ['incidents', 'overview', last],
    queryFn: () =>
      taken(
        api.GET('/api/v1/incidents', {
          params: { query: { ...incidentQueryOf(filters, Date.now()), limit: ASKED_INCIDENTS } },
        }),
      ),
    refetchInterval: EVERY_MILLIS,
  });
  const incidents = [...(query.data?.incidents ?? [])].sort(worse).slice(0, MOST_INCIDENTS);
  const address = writeIncidentFilters(filters).toString();
  return (
    <>
      {query.isSuccess && incidents.length === 0 && (
        <p className="soft">{words.overview.noIncidents}</p>
      )}
      <ul className="lines">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <Link href={incidentPath(incident.id)}>
              <SeverityMark severity={incident.severity} />
              <span className="title">
                <LogText text={incident[language].title} />
              </span>
              <time dateTime={incident.last_time ?? ''} title={instant(incident.last_time)}>
                {short(incident.last_time)}
              </time>
              <span className="soft">
                {words.incidents.alerts(number(incident.alerts))} ·{' '}
                {list(incident.intents.map((stage) => shared('stage', `${stage}.short`)))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {incidents.length > 0 && (
        <Link href={`/incidents${address && `?${address}`}`}>{words.overview.allIncidents}</Link>
      )}
    </>
  );
}

/** Whom open alerts name most often. */
export function MostNamed({ filters }: { filters: Filters }) {
  const { words, shared, number } = useSpeech();
  const query = useQuery({
    queryKey: ['groups', 'overview', filters.last],
    queryFn: () =>
      taken(
        api.GET('/api/v1/alerts/groups', {
          params: { query: { ...queryOf(filters, Date.now()), by: 'entity' } },
        }),
      ),
    refetchInterval: EVERY_MILLIS,
  });
  const groups = [...(query.data?.groups ?? [])]
    .sort((one, other) => other.alerts - one.alerts)
    .slice(0, MOST_ENTITIES);
  const most = Math.max(1, ...groups.map(({ alerts }) => alerts));
  if (query.isSuccess && groups.length === 0)
    return <p className="soft">{words.overview.nothing}</p>;
  return (
    <ul className="ranked">
      {groups.map((group) => (
        <li key={`${group.type} ${group.key}`}>
          <span>
            <span className="soft">{shared('entity', group.type)}</span>{' '}
            <Link href={entityPath(group.type, group.key)}>
              <LogText text={group.key} />
            </Link>
          </span>
          <span className="number">{number(group.alerts)}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(100 * group.alerts) / most} height="4" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** How fast alerts are handled, and how many are hidden. */
export function Handling({ filters, to }: { filters: Filters; to: (filters: Filters) => string }) {
  const { words, number, span } = useSpeech();
  const from = queryOf(filters, Date.now()).from;
  const query = useQuery({
    queryKey: ['handling', filters.last],
    queryFn: () =>
      taken(api.GET('/api/v1/alerts/handling', { params: { query: from ? { from } : {} } })),
    refetchInterval: EVERY_MILLIS,
  });
  const hidden: Filters = { ...filters, standing: 'suppressed' };
  const counts = useCounts(hidden, EVERY_MILLIS);
  const said = (median: number) => span(Math.max(1, median) * 1000);
  const { acknowledged, closed } = query.data ?? {};
  return (
    <ul className="plain-list">
      {acknowledged?.alerts === 0 && <li className="soft">{words.overview.nobodyYet}</li>}
      {acknowledged && acknowledged.alerts > 0 && (
        <li>
          {words.overview.acknowledged(
            said(acknowledged.median_seconds),
            number(acknowledged.alerts),
          )}
        </li>
      )}
      {closed && closed.alerts > 0 && (
        <li>{words.overview.closed(said(closed.median_seconds), number(closed.alerts))}</li>
      )}
      {counts.data && (
        <li>
          <Link href={to(hidden)}>{words.overview.hidden(number(counts.data.alerts))}</Link>
        </li>
      )}
    </ul>
  );
}
