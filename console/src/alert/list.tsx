import { type Ref, useCallback, useMemo } from 'react';
import { ANY_STANDING, countOf, type Filters, NO_FILTERS } from '../address/filters';
import type { Alert } from '../api/client';
import { RowGrid } from '../frame/rowGrid';
import { Empty } from '../frame/state';
import { useSpeech } from '../words/words';
import { labelsOf } from './entity';
import { visible } from './logText';
import { type useAlerts, useCounts } from './queries';
import { SampleAlerts } from './sampleAlerts';
import { SeverityMark } from './severity';

interface ListProps {
  ref: Ref<HTMLDivElement>;
  query: ReturnType<typeof useAlerts>;
  alerts: Alert[];
  /** The row that keys work on. */
  cursor: string | null;
  opened: string | null;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onOpen: (id: string) => void;
}

/** Alerts as rows. */
export function AlertList({
  ref,
  query,
  alerts,
  cursor,
  opened,
  filters,
  onFilters,
  onOpen,
}: ListProps) {
  const { words } = useSpeech();
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const lastPage = query.data?.pages.at(-1);
  const ids = useMemo(() => alerts.map((alert) => alert.id), [alerts]);
  const more = useCallback(() => {
    if (lastPage?.alerts.length !== 0 && hasNextPage && !isFetching) void fetchNextPage();
  }, [lastPage, hasNextPage, isFetching, fetchNextPage]);

  if (alerts.length === 0 && query.isSuccess && !hasNextPage) {
    return <NoAlerts filters={filters} onFilters={onFilters} />;
  }
  return (
    <RowGrid
      ref={ref}
      label={words.list.label}
      ids={ids}
      cursor={cursor}
      opened={opened}
      isBusy={isFetching}
      hasMore={hasNextPage}
      onNearEnd={more}
      onOpen={onOpen}
      classOf={(index) => alerts[index]?.status ?? ''}
      end={<ListEnd query={query} />}
    >
      {(index) => {
        const alert = alerts[index];
        return alert && <Lines alert={alert} />;
      }}
    </RowGrid>
  );
}

/** The two lines of an alert. */
function Lines({ alert }: { alert: Alert }) {
  const { words, language, short, shared, number, list, instant } = useSpeech();
  const entities = list(labelsOf(alert.entities).slice(0, 4));
  const stage = alert.intents[0];
  return (
    <>
      <span className="line">
        <SeverityMark severity={alert.severity} />
        <span className="title" title={alert[language].title}>
          {alert[language].title}
        </span>
        <time dateTime={alert.last_time ?? ''} title={instant(alert.last_time)}>
          {short(alert.last_time)}
        </time>
      </span>
      <span className="line second">
        <bdi className="who">{visible(entities)}</bdi>
        {alert.status !== 'active' && (
          <span className={`status ${alert.status}`}>{words.triage.status[alert.status]}</span>
        )}
        {alert.count > 1 && (
          <span className="times">
            <span aria-hidden="true">{words.list.times(number(alert.count))}</span>
            <span className="hidden">{words.list.timesHint(number(alert.count))}</span>
          </span>
        )}
        {alert.incident && <span className="of-incident">{words.incidents.part}</span>}
        {stage && <span className="stage">{shared('stage', `${stage}.short`)}</span>}
      </span>
    </>
  );
}

function ListEnd({ query }: { query: ListProps['query'] }) {
  const { words, instant } = useSpeech();
  const last = query.data?.pages.at(-1);
  if (query.hasNextPage && last?.alerts.length === 0 && last.searched_to) {
    return (
      <p className="rows-end">
        {words.list.searchedTo(instant(last.searched_to))}{' '}
        <button type="button" onClick={() => query.fetchNextPage()}>
          {words.list.goOn}
        </button>
      </p>
    );
  }
  return (
    <p className="rows-end soft">
      {query.hasNextPage || query.isPending ? words.list.more : words.list.end}
    </p>
  );
}

function NoAlerts({ filters, onFilters }: Pick<ListProps, 'filters' | 'onFilters'>) {
  const { words } = useSpeech();
  const ever = useCounts(ANY_STANDING);
  if (countOf(filters) > 0) {
    return (
      <Empty title={words.list.none} hint={words.list.noneHint}>
        <button type="button" onClick={() => onFilters(NO_FILTERS)}>
          {words.list.clear}
        </button>
      </Empty>
    );
  }
  if (ever.data?.alerts === 0) {
    return (
      <Empty title={words.list.noneEver} hint={words.list.noneEverHint}>
        <SampleAlerts />
      </Empty>
    );
  }
  return (
    <Empty title={words.list.noneOpen} hint={words.list.noneOpenHint}>
      <button type="button" onClick={() => onFilters({ ...filters, standing: 'all' })}>
        {words.list.showClosed}
      </button>
    </Empty>
  );
}
