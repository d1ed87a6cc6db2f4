import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { ANY_STANDING, countOf, type Filters, NO_FILTERS } from '../address/filters';
import type { Alert } from '../api/client';
import { Empty } from '../frame/state';
import { useSpeech } from '../words/words';
import { labelsOf } from './entity';
import { visible } from './logText';
import { type useAlerts, useCounts } from './queries';
import { SeverityMark } from './severity';

const ROW_PIXELS = 48;
const AHEAD = 30;

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

/** Alerts as rows of two lines; only those in sight are there. One stop of the tab key. */
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
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const rows = useVirtualizer({
    count: alerts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
    getItemKey: (index) => alerts[index]?.id ?? index,
  });
  const inSight = rows.getVirtualItems();
  const lastVisible = inSight.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const lastPage = query.data?.pages.at(-1);

  useEffect(() => {
    const wanted = lastVisible + AHEAD >= alerts.length && lastPage?.alerts.length !== 0;
    if (wanted && hasNextPage && !isFetching) void fetchNextPage();
  }, [lastVisible, alerts.length, hasNextPage, isFetching, fetchNextPage, lastPage]);

  const at = alerts.findIndex((alert) => alert.id === cursor);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);

  if (alerts.length === 0 && query.isSuccess && !hasNextPage) {
    return <NoAlerts filters={filters} onFilters={onFilters} />;
  }
  return (
    <div
      ref={scroller}
      className="rows"
      role="grid"
      aria-label={words.list.label}
      aria-rowcount={hasNextPage ? -1 : alerts.length}
      aria-busy={query.isFetching}
      aria-activedescendant={at >= 0 ? `row-${cursor}` : undefined}
      tabIndex={0}
    >
      <div className="rows-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {inSight.map((item) => {
          const alert = alerts[item.index];
          return (
            alert && (
              <Row
                key={item.key}
                alert={alert}
                index={item.index}
                offset={item.start}
                isCursor={alert.id === cursor}
                isOpened={alert.id === opened}
                onOpen={onOpen}
              />
            )
          );
        })}
      </div>
      <ListEnd query={query} />
    </div>
  );
}

interface RowProps {
  alert: Alert;
  index: number;
  offset: number;
  isCursor: boolean;
  isOpened: boolean;
  onOpen: (id: string) => void;
}

function Row({ alert, index, offset, isCursor, isOpened, onOpen }: RowProps) {
  const { words, language, short, shared, number, list, instant } = useSpeech();
  const entities = list(labelsOf(alert.entities).slice(0, 4));
  const stage = alert.intents[0];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the grid
    <div
      id={`row-${alert.id}`}
      className={`row ${isOpened ? 'opened' : isCursor ? 'cursor' : ''} ${alert.status}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 1}
      aria-selected={isOpened}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={() => onOpen(alert.id)}
    >
      <div role="gridcell" className="cell">
        <span className="line">
          <SeverityMark severity={alert.severity} />
          <span className="title">{alert[language].title}</span>
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
          {stage && <span className="stage">{shared('stage', `${stage}.short`)}</span>}
        </span>
      </div>
    </div>
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
    return <Empty title={words.list.noneEver} hint={words.list.noneEverHint} />;
  }
  return (
    <Empty title={words.list.noneOpen} hint={words.list.noneOpenHint}>
      <button type="button" onClick={() => onFilters({ ...filters, standing: 'all' })}>
        {words.list.showClosed}
      </button>
    </Empty>
  );
}
