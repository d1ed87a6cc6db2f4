import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { SEVERITIES, SPANS, STAGES } from '../address/filters';
import {
  INCIDENT_STANDINGS,
  type IncidentFilters,
  NO_INCIDENT_FILTERS,
  readIncidentFilters,
  writeIncidentFilters,
} from '../address/incidents';
import { keepShown } from '../address/shown';
import type { Incident } from '../api/client';
import { useKeys } from '../frame/keys';
import { ListAndPane, useCursor } from '../frame/listAndPane';
import { RowGrid } from '../frame/rowGrid';
import { Empty, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { IncidentLines } from './lines';
import { IncidentPane } from './pane';
import { useIncidents } from './queries';

function useIncidentAddress() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(search).get('incident');
  const filterText = writeIncidentFilters(readIncidentFilters(search)).toString();
  const filters = useMemo(() => readIncidentFilters(filterText), [filterText]);
  const go = useCallback(
    (next: IncidentFilters, incident: string | null, replace: boolean) => {
      const parameters = writeIncidentFilters(next);
      if (incident !== null) parameters.set('incident', incident);
      const text = keepShown(parameters, incident === opened).toString();
      navigate(`/incidents${text && `?${text}`}`, { replace });
    },
    [navigate, opened],
  );
  return {
    filters,
    opened,
    setFilters: (next: IncidentFilters) => go(next, opened, false),
    open: (id: string | null) => go(filters, id, opened !== null && id !== null),
  };
}

/** Alerts that belong together: a list, and the open one beside it. */
export default function IncidentsPage() {
  const { words } = useSpeech();
  const { filters, setFilters, opened, open } = useIncidentAddress();
  const query = useIncidents(filters);
  const all = useMemo(
    () => query.data?.pages.flatMap((page) => page.incidents) ?? [],
    [query.data],
  );
  const ids = useMemo(() => all.map((incident) => incident.id), [all]);
  const at = useCursor(ids, { opened, open });
  const trouble = query.data?.pages[0]?.trouble;
  useKeys({ ...at.moves, Escape: at.Escape });

  return (
    <ListAndPane
      title={words.pages.incidents}
      above={<IncidentFilterBar filters={filters} onChange={setFilters} />}
      trouble={trouble && words.incidents.trouble(trouble)}
      listLabel={words.incidents.list}
      list={
        query.error ? (
          <Trouble error={query.error} again={() => query.refetch()} />
        ) : (
          <IncidentRows
            ref={at.list}
            query={query}
            incidents={all}
            cursor={at.cursor}
            opened={opened}
            isFiltered={writeIncidentFilters(filters).size > 0}
            onClear={() => setFilters(NO_INCIDENT_FILTERS)}
            onOpen={at.choose}
          />
        )
      }
      pane={
        opened === null ? null : (
          <IncidentPane
            id={opened}
            listed={all}
            onClose={at.close}
            onMove={at.move}
            onOpen={open}
          />
        )
      }
      hint={words.incidents.choose}
    />
  );
}

interface IncidentRowsProps {
  ref: React.Ref<HTMLDivElement>;
  query: ReturnType<typeof useIncidents>;
  incidents: Incident[];
  cursor: string | null;
  opened: string | null;
  isFiltered: boolean;
  onClear: () => void;
  onOpen: (id: string) => void;
}

function IncidentRows(props: IncidentRowsProps) {
  const { words } = useSpeech();
  const { query, incidents } = props;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const ids = useMemo(() => incidents.map((incident) => incident.id), [incidents]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);

  if (incidents.length === 0 && query.isSuccess) {
    return props.isFiltered ? (
      <Empty title={words.incidents.none} hint={words.list.noneHint}>
        <button type="button" onClick={props.onClear}>
          {words.list.clear}
        </button>
      </Empty>
    ) : (
      <Empty title={words.incidents.noneEver} hint={words.incidents.noneEverHint} />
    );
  }
  return (
    <RowGrid
      ref={props.ref}
      label={words.incidents.list}
      ids={ids}
      cursor={props.cursor}
      opened={props.opened}
      isBusy={isFetching}
      hasMore={hasNextPage}
      onNearEnd={more}
      onOpen={props.onOpen}
      end={
        <p className="rows-end soft">
          {hasNextPage || query.isPending ? words.list.more : words.list.end}
        </p>
      }
    >
      {(index) => {
        const incident = incidents[index];
        return incident && <IncidentLines incident={incident} />;
      }}
    </RowGrid>
  );
}

interface BarProps {
  filters: IncidentFilters;
  onChange: (filters: IncidentFilters) => void;
}

function IncidentFilterBar({ filters, onChange }: BarProps) {
  const { words, shared } = useSpeech();
  return (
    <search className="filters incident-filters" aria-label={words.filters.label}>
      <select
        aria-label={words.filters.severity}
        value={filters.least ?? ''}
        onChange={({ target }) =>
          onChange({ ...filters, least: SEVERITIES.find((each) => each === target.value) ?? null })
        }
      >
        <option value="">{words.incidents.anySeverity}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {words.incidents.least(shared('severity', severity))}
          </option>
        ))}
      </select>
      <select
        aria-label={words.filters.stage}
        value={filters.stage ?? ''}
        onChange={({ target }) =>
          onChange({ ...filters, stage: STAGES.find((each) => each === target.value) ?? null })
        }
      >
        <option value="">{words.incidents.anyStage}</option>
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {shared('stage', stage)}
          </option>
        ))}
      </select>
      <select
        aria-label={words.filters.time}
        value={filters.last ?? ''}
        onChange={({ target }) =>
          onChange({ ...filters, last: SPANS.find((each) => each === target.value) ?? null })
        }
      >
        <option value="">{words.time.all}</option>
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {words.time.last[span]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.triage.standingLabel}
        value={filters.standing}
        onChange={({ target }) =>
          onChange({
            ...filters,
            standing: INCIDENT_STANDINGS.find((each) => each === target.value) ?? 'all',
          })
        }
      >
        {INCIDENT_STANDINGS.map((standing) => (
          <option key={standing} value={standing}>
            {words.triage.standing[standing]}
          </option>
        ))}
      </select>
    </search>
  );
}
