import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Filters, readFilters, writeFilters } from '../address/filters';
import { useKeys } from '../frame/keys';
import { Empty, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { Bulk } from './bulk';
import { FilterBar } from './filterBar';
import { AlertGroups } from './groups';
import { Histogram } from './histogram';
import { AlertList } from './list';
import { Pane } from './pane';
import { useAlerts, useCounts, useLive } from './queries';
import { Strip } from './strip';

/** Filters and the open alert, both in the address. */
export function useAddress() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const opened = new URLSearchParams(search).get('alert');
  const filterText = useMemo(() => writeFilters(readFilters(search)).toString(), [search]);
  const filters = useMemo(() => readFilters(filterText), [filterText]);
  const go = useCallback(
    (next: Filters, alert: string | null, replace: boolean) => {
      const parameters = writeFilters(next);
      if (alert !== null) parameters.set('alert', alert);
      const text = parameters.toString();
      navigate(`/alerts${text && `?${text}`}`, { replace });
    },
    [navigate],
  );
  const setFilters = useCallback((next: Filters) => go(next, opened, false), [go, opened]);
  const open = useCallback(
    (alert: string | null) => go(filters, alert, opened !== null && alert !== null),
    [go, filters, opened],
  );
  return { filters, setFilters, opened, open };
}

/** The list of alerts with what stands above it, and the open alert beside it. */
export function AlertsPage() {
  const { words, number } = useSpeech();
  const { filters, setFilters, opened, open } = useAddress();
  const alerts = useAlerts(filters);
  const counts = useCounts(filters);
  const live = useLive(filters);
  const [cursor, setCursor] = useState<string | null>(opened);
  const list = useRef<HTMLDivElement>(null);
  const all = useMemo(() => alerts.data?.pages.flatMap((page) => page.alerts) ?? [], [alerts.data]);
  const trouble = alerts.data?.pages[0]?.trouble;

  function move(step: number) {
    const at = all.findIndex((alert) => alert.id === (cursor ?? opened));
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCursor(next.id);
    if (opened !== null) open(next.id);
  }

  function close() {
    open(null);
    list.current?.focus();
  }

  useKeys({
    ...(!filters.group && {
      j: () => move(1),
      k: () => move(-1),
      Enter: () => cursor !== null && open(cursor),
    }),
    Escape: () => opened !== null && close(),
    n: () => void live.showFresh(),
    '/': () => document.getElementById('search')?.focus(),
  });

  return (
    <div className={opened === null ? 'alerts' : 'alerts with-pane'}>
      <h1 className="hidden">{words.pages.alerts}</h1>
      <div className="above">
        <Strip filters={filters} onChange={setFilters} />
        <FilterBar filters={filters} onChange={setFilters} />
        <Histogram counts={counts.data} filters={filters} onChange={setFilters} />
      </div>
      {trouble && (
        <p className="trouble" role="alert">
          {words.state.trouble(trouble)}
        </p>
      )}
      <section className="list-side" aria-label={words.list.label}>
        <div className="list-head">
          <span className={`liveness ${live.liveness}`} title={words.frame[`${live.liveness}Hint`]}>
            {words.frame[live.liveness]}
          </span>
          <span aria-live="polite">
            {counts.data && words.list.count(number(counts.data.alerts), counts.data.exact)}
          </span>
          <Bulk filters={filters} total={counts.data?.alerts ?? 0} shown={all} />
          {live.fresh > 0 && (
            <button
              type="button"
              className="pill"
              title={words.list.freshHint}
              onClick={live.showFresh}
            >
              {words.list.fresh(number(live.fresh))}
            </button>
          )}
        </div>
        {filters.group ? (
          <AlertGroups ref={list} by={filters.group} filters={filters} onFilters={setFilters} />
        ) : alerts.error ? (
          <Trouble error={alerts.error} again={() => alerts.refetch()} />
        ) : (
          <AlertList
            ref={list}
            query={alerts}
            alerts={all}
            cursor={cursor ?? opened}
            opened={opened}
            filters={filters}
            onFilters={setFilters}
            onOpen={(id) => {
              setCursor(id);
              open(id);
            }}
          />
        )}
      </section>
      {opened === null ? (
        <div className="no-pane">
          <Empty title={filters.group ? words.groups.choose : words.pane.choose} />
        </div>
      ) : (
        <Pane
          id={opened}
          filters={filters}
          onFilters={setFilters}
          onClose={close}
          onMove={move}
          onOpen={open}
        />
      )}
    </div>
  );
}
