import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Filters, readFilters, writeFilters } from '../address/filters';
import { keepShown } from '../address/shown';
import { useKeys } from '../frame/keys';
import { ListAndPane, useCursor } from '../frame/listAndPane';
import { Trouble } from '../frame/state';
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
      const text = keepShown(parameters, alert === opened).toString();
      navigate(`/alerts${text && `?${text}`}`, { replace });
    },
    [navigate, opened],
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
  const all = useMemo(() => alerts.data?.pages.flatMap((page) => page.alerts) ?? [], [alerts.data]);
  const ids = useMemo(() => all.map((alert) => alert.id), [all]);
  const at = useCursor(ids, { opened, open });
  const trouble = alerts.data?.pages[0]?.trouble;

  useKeys({
    ...(!filters.group && at.moves),
    Escape: at.Escape,
    n: () => void live.showFresh(),
    '/': () => document.getElementById('search')?.focus(),
  });

  return (
    <ListAndPane
      title={words.pages.alerts}
      above={
        <>
          <Strip filters={filters} onChange={setFilters} />
          <FilterBar filters={filters} onChange={setFilters} />
          <Histogram counts={counts.data} filters={filters} onChange={setFilters} />
        </>
      }
      trouble={trouble && words.state.trouble(trouble)}
      listLabel={words.list.label}
      list={
        <>
          <div className="list-head">
            <span
              className={`liveness ${live.liveness}`}
              title={words.frame[`${live.liveness}Hint`]}
            >
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
            <AlertGroups
              ref={at.list}
              by={filters.group}
              filters={filters}
              onFilters={setFilters}
            />
          ) : alerts.error ? (
            <Trouble error={alerts.error} again={() => alerts.refetch()} />
          ) : (
            <AlertList
              ref={at.list}
              query={alerts}
              alerts={all}
              cursor={at.cursor}
              opened={opened}
              filters={filters}
              onFilters={setFilters}
              onOpen={at.choose}
            />
          )}
        </>
      }
      pane={
        opened === null ? null : (
          <Pane
            id={opened}
            filters={filters}
            onFilters={setFilters}
            onClose={at.close}
            onMove={at.move}
            onOpen={open}
          />
        )
      }
      hint={filters.group ? words.groups.choose : words.pane.choose}
    />
  );
}
