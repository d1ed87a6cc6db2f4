import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import {
  type Filters,
  NO_FILTERS,
  readFilters,
  SEVERITIES,
  SPANS,
  type Span,
  writeFilters,
} from '../address/filters';
import { labelsOf } from '../alert/entity';
import { Histogram } from '../alert/histogram';
import { visible } from '../alert/logText';
import { useCounts, useDetections, useFew } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import { Strip } from '../alert/strip';
import { api, type Counts, taken } from '../api/client';
import { nameOf } from '../connect/lines';
import { Trouble } from '../frame/state';
import { WorldMap } from '../map/worldMap';
import { useSpeech } from '../words/words';
import { alarmDetail } from './alarmDetail';
import { Handling, MostNamed, WorstIncidents } from './overviewCards';

const ALIVE_MILLIS = 3_600_000;
const MOST = 8;
/** Section of the detections that the reference list does not have. */
const BASICS = 'basics/';
/** How often the counts are asked for again. */
const EVERY_MILLIS = 10_000;

/** The address of the alerts of filters. */
function addressOf(filters: Filters): string {
  const text = writeFilters(filters).toString();
  return `/alerts${text && `?${text}`}`;
}

/** What the first minute of a day asks for. */
export default function Overview() {
  const { words, number } = useSpeech();
  const search = useSearch();
  const [, navigate] = useLocation();
  const last = readFilters(search).last;
  const filters: Filters = { ...NO_FILTERS, last, order: 'worst' };
  const counts = useCounts(filters, EVERY_MILLIS);
  const toAlerts = (chosen: Filters) => navigate(addressOf(chosen));
  return (
    <div className="page overview">
      <div className="page-head">
        <h1>{words.pages.overview}</h1>
        <select
          aria-label={words.filters.time}
          value={last ?? ''}
          onChange={(event) => {
            const span = SPANS.find((each): each is Span => each === event.target.value);
            navigate(span ? `/overview?last=${span}` : '/overview', { replace: true });
          }}
        >
          <option value="">{words.time.all}</option>
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {words.time.last[span]}
            </option>
          ))}
        </select>
      </div>
      {counts.error && <Trouble error={counts.error} again={() => counts.refetch()} />}
      <Severities counts={counts.data} filters={filters} />
      <Card title={words.overview.worstIncidents}>
        <WorstIncidents last={last} />
      </Card>
      <Worst filters={filters} total={number(counts.data?.alerts ?? 0)} />
      <Card title={words.overview.killChain} wide>
        <Strip filters={filters} onChange={toAlerts} />
      </Card>
      <Card title={words.overview.overTime} wide>
        {counts.data?.alerts === 0 ? (
          <p className="soft">{words.overview.nothing}</p>
        ) : (
          <Histogram counts={counts.data} filters={filters} onChange={toAlerts} />
        )}
      </Card>
      <Card title={words.map.title} wide>
        <WorldMap filters={filters} addressOf={addressOf} onChange={toAlerts} />
      </Card>
      <Card title={words.overview.entities}>
        <MostNamed filters={filters} />
      </Card>
      <Frequent counts={counts.data} filters={filters} />
      <Sources />
      <Card title={words.overview.handling}>
        <Handling filters={filters} to={addressOf} />
      </Card>
      <Armed />
      <Alarms />
    </div>
  );
}

function Card({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={wide ? 'card wide' : 'card'}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Severities({ counts, filters }: { counts: Counts | undefined; filters: Filters }) {
  const { words, number } = useSpeech();
  return (
    <ul className="tiles" aria-label={words.overview.bySeverity}>
      {SEVERITIES.map((severity) => (
        <li key={severity}>
          <Link href={addressOf({ ...filters, severities: [severity] })}>
            <span className="tile-number">{number(counts?.by_severity[severity] ?? 0)}</span>
            <SeverityMark severity={severity} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Worst({ filters, total }: { filters: Filters; total: string }) {
  const { words, language, short, list } = useSpeech();
  const few = useFew(filters, true, EVERY_MILLIS);
  return (
    <Card title={words.overview.worstAlerts}>
      {few.error && <Trouble error={few.error} again={() => few.refetch()} />}
      {few.data?.alerts.length === 0 && <p className="soft">{words.overview.nothing}</p>}
      <ul className="lines">
        {few.data?.alerts.map((alert) => (
          <li key={alert.id}>
            <Link
              href={`${addressOf(filters)}${addressOf(filters).includes('?') ? '&' : '?'}alert=${alert.id}`}
            >
              <SeverityMark severity={alert.severity} />
              <span className="title">{alert[language].title}</span>
              <time dateTime={alert.last_time ?? ''}>{short(alert.last_time)}</time>
              <bdi className="soft">{visible(list(labelsOf(alert.entities).slice(0, 3)))}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {few.data && few.data.alerts.length > 0 && (
        <Link href={addressOf(filters)}>
          {words.overview.showAll} ({total})
        </Link>
      )}
    </Card>
  );
}

function Frequent({ counts, filters }: { counts: Counts | undefined; filters: Filters }) {
  const { words, language, number } = useSpeech();
  const catalogue = useDetections();
  const titles = new Map(catalogue.data?.detections.map((each) => [each.id, each[language].title]));
  const ranked = Object.entries(counts?.by_detection ?? {})
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST);
  const most = Math.max(1, ...ranked.map(([, count]) => count));
  return (
    <Card title={words.overview.detections}>
      {ranked.length === 0 && <p className="soft">{words.overview.nothing}</p>}
      <ul className="ranked">
        {ranked.map(([id, count]) => (
          <li key={id}>
            <Link href={addressOf({ ...filters, detections: [id] })}>{titles.get(id) ?? id}</Link>
            <span className="number">{number(count)}</span>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * count) / most} height="4" />
            </svg>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where reading of each source stands; asked again by itself. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: () => taken(api.GET('/api/v1/sources')),
    refetchInterval: 5_000,
  });
}

function Sources() {
  const { words, number, ago } = useSpeech();
  const query = useSources();
  const sources = query.data?.sources ?? [];
  const now = Date.parse(query.data?.now ?? '');
  const names = new Set(sources.map(({ source }) => nameOf(source)));
  const alive = new Set(
    sources
      .filter(({ last_arrival }) => now - Date.parse(last_arrival ?? '') < ALIVE_MILLIS)
      .map(({ source }) => nameOf(source)),
  );
  const silent = sources.filter((source) => source.pulse === 'silent');
  return (
    <Card title={words.overview.sources}>
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.isSuccess && (
        <p>
          <Link href="/sources">
            {sources.length === 0
              ? words.overview.noSources
              : words.overview.sourcesAlive(number(alive.size), number(names.size))}
          </Link>
        </p>
      )}
      <ul className="plain-list">
        {silent.slice(0, MOST).map((source) => (
          <li key={source.source}>
            <strong className="is-high">{words.sources.pulse.silent}</strong>{' '}
            <bdi>{source.source}</bdi> <span className="soft">{ago(source.last_arrival)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Armed() {
  const { words, number } = useSpeech();
  const all = useDetections().data?.detections ?? [];
  const count = (state: string) => all.filter((each) => each.state === state).length;
  const learning = count('learning');
  const ofReference = all.filter(({ id }) => !id.startsWith(BASICS));
  const further = all.filter(({ id }) => id.startsWith(BASICS));
  const armed = (some: typeof all) =>
    number(some.filter(({ state }) => state !== 'not-armed').length);
  return (
    <Card title={words.overview.armed}>
      <p>
        <Link href="/detections">
          {words.overview.armedOf(armed(ofReference), number(ofReference.length))}
        </Link>
      </p>
      <ul className="plain-list soft">
        {further.length > 0 && (
          <li>{words.overview.furtherArmed(armed(further), number(further.length))}</li>
        )}
        {learning > 0 && <li>{words.overview.learning(number(learning))}</li>}
        {count('not-armed') > 0 && <li>{words.overview.notArmed(number(count('not-armed')))}</li>}
      </ul>
    </Card>
  );
}

function Alarms() {
  const speech = useSpeech();
  const { words, number, ago } = speech;
  const status = useQuery({
    queryKey: ['status'],
    queryFn: () => taken(api.GET('/api/v1/status')),
    refetchInterval: 5_000,
  });
  const letters = status.data?.counters['dead-letters'] ?? 0;
  const kinds: Record<string, string> = words.overview.alarmKinds;
  const newestFirst = [...(status.data?.alarms ?? [])].sort((one, other) =>
    (other.last ?? '').localeCompare(one.last ?? ''),
  );
  const byKind = new Map<string, typeof newestFirst>();
  for (const alarm of newestFirst)
    byKind.set(alarm.kind, [...(byKind.get(alarm.kind) ?? []), alarm]);
  return (
    <Card title={words.overview.alarms}>
      {status.error && <Trouble error={status.error} again={() => status.refetch()} />}
      {status.data?.trouble && <p className="wrong">{words.state.trouble(status.data.trouble)}</p>}
      {status.data?.content_trouble && (
        <p className="wrong">{words.state.contentTrouble(status.data.content_trouble)}</p>
      )}
      {status.data?.alarms.length === 0 && <p>{words.overview.noAlarms}</p>}
      {[...byKind].map(([kind, alarms]) => (
        <details key={kind} className="alarm">
          <summary>
            <strong>{kinds[kind] ?? kind}</strong>{' '}
            <span className="soft">
              {words.overview.alarmPlaces(number(alarms.length))} · {ago(alarms[0]?.last)}
            </span>
          </summary>
          <ul className="plain-list">
            {alarms.map((alarm) => (
              <li key={alarm.subject}>
                <code>{alarm.subject}</code> <bdi>{alarmDetail(alarm.detail, speech)}</bdi>{' '}
                <span className="soft">{ago(alarm.last)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <p className="soft">
        {letters > 0 ? (
          <Link href="/sources">{words.overview.deadLetters(number(letters))}</Link>
        ) : (
          words.overview.noDeadLetters
        )}
      </p>
    </Card>
  );
}
