import {
  type InfiniteData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Filters, queryOf } from '../address/filters';
import { type Alert, api, taken } from '../api/client';
import { follow, type Liveness } from '../api/stream';

const PAGE = 100;
const HEAD = 100;
/** How often the list asks what is new, at most. */
const LOOK_MILLIS = 1_000;
const RELATED = 6;
/** How many pages of a list are compared with the server when it may be out of date. */
const RENEWED_PAGES = 10;

async function pageOf(filters: Filters, cursor: string, limit = PAGE) {
  return taken(
    api.GET('/api/v1/alerts', {
      params: {
        query: {
          ...queryOf(filters, Date.now()),
          order: filters.order,
          limit,
          ...(cursor && { cursor }),
        },
      },
    }),
  );
}

export type Page = Awaited<ReturnType<typeof pageOf>>;

/** Alerts of filters, as far as they were asked for. */
export function useAlerts(filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['alerts', filters],
    queryFn: ({ pageParam }) => pageOf(filters, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/**
 * How many alerts there are by severity, stage, detection and hour.
 *
 * @param every milliseconds after which it is asked again by itself
 */
export function useCounts(filters: Filters, every?: number) {
  return useQuery({
    queryKey: ['counts', { ...filters, order: 'newest', group: null }],
    queryFn: () =>
      taken(api.GET('/api/v1/alerts/counts', { params: { query: queryOf(filters, Date.now()) } })),
    placeholderData: (before) => before,
    refetchInterval: every ?? false,
  });
}

export function useAlert(id: string) {
  return useQuery({
    queryKey: ['alert', id],
    queryFn: () => taken(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } })),
  });
}

/** Detections of the catalogue, in the language of the page. */
export function useDetections() {
  return useQuery({
    queryKey: ['detections'],
    queryFn: () => taken(api.GET('/api/v1/detections')),
    staleTime: 60_000,
  });
}

/** The newest alerts of other filters, a few. */
export function useFew(filters: Filters, enabled: boolean, every?: number) {
  return useQuery({
    queryKey: ['few', filters],
    queryFn: () => pageOf(filters, '', RELATED),
    enabled,
    refetchInterval: every ?? false,
  });
}

/** An alert in place of its older self, in every page. */
export function withAlert(data: InfiniteData<Page, string> | undefined, changed: Alert) {
  if (!data?.pages.some((page) => page.alerts.some((alert) => alert.id === changed.id)))
    return data;
  const pages = data.pages.map((page) => ({
    ...page,
    // The stream does not say which incident an alert belongs to.
    alerts: page.alerts.map((alert) =>
      alert.id === changed.id ? { incident: alert.incident ?? '', ...changed } : alert,
    ),
  }));
  return { ...data, pages };
}

/** Alerts in place of their older selves. */
export function withAlerts(data: InfiniteData<Page, string> | undefined, changed: Alert[]) {
  return changed.reduce(withAlert, data);
}

/** The first millisecond behind the newest of alerts; empty if none has a time. */
export function behind(alerts: Alert[]): string {
  const times = alerts.flatMap((alert) => (alert.last_time ? [Date.parse(alert.last_time)] : []));
  return times.length === 0 ? '' : new Date(Math.max(...times) + 1).toISOString();
}

/**
 * The time just behind the newest alert that is shown, for the parameter `to`: what comes later
 * was seen by nobody. The worst ones come first in another order, so the server is asked there.
 */
export async function boundOf(filters: Filters, shown: Alert[]): Promise<string> {
  if (filters.order === 'newest') return behind(shown);
  const page = await pageOf({ ...filters, order: 'newest' }, '', 1);
  return behind(page.alerts);
}

/** As many alerts of any standing as a list has, from its beginning on. */
async function againOf(filters: Filters, pages: number): Promise<Alert[]> {
  const alerts: Alert[] = [];
  let cursor: string | null = '';
  for (let read = 0; read < Math.min(pages, RENEWED_PAGES) && cursor !== null; read++) {
    const page: Page = await pageOf({ ...filters, standing: 'all' }, cursor);
    alerts.push(...page.alerts);
    cursor = page.next ?? null;
  }
  return alerts;
}

/**
 * Keeps a list up to date without moving its rows: what is listed changes in place, what is new is
 * only counted until somebody asks for it.
 */
export function useLive(filters: Filters) {
  const queries = useQueryClient();
  const [liveness, setLiveness] = useState<Liveness>('waiting');
  const [fresh, setFresh] = useState(0);
  const asked = useRef(filters);
  asked.current = filters;

  const look = useRef<() => void>(() => {});

  useEffect(() => {
    let timer = 0;
    let isDoubted = true;
    async function looked() {
      timer = 0;
      const now = asked.current;
      const queryKey = ['alerts', now];
      const listed = queries.getQueryData<InfiniteData<Page, string>>(queryKey);
      if (!listed) {
        if (queries.isFetching({ queryKey }) > 0) soon();
        return;
      }
      const isOld = isDoubted;
      isDoubted = false;
      try {
        const head = await pageOf(now, '', HEAD);
        const again = isOld ? await againOf(now, listed.pages.length) : [];
        if (asked.current !== now) return;
        const data = queries.setQueryData<InfiniteData<Page, string>>(queryKey, (data) =>
          withAlerts(data, [...again, ...head.alerts]),
        );
        const ids = new Set(data?.pages.flatMap((page) => page.alerts.map((alert) => alert.id)));
        setFresh(head.alerts.filter((alert) => !ids.has(alert.id)).length);
        if (isOld) void queries.invalidateQueries({ queryKey: ['alert'] });
        await queries.invalidateQueries({ queryKey: ['counts'] });
      } catch {
        isDoubted ||= isOld; // the next look compares all again
      }
    }
    function soon() {
      timer ||= window.setTimeout(looked, LOOK_MILLIS);
    }
    function doubt() {
      isDoubted = true;
      soon();
    }
    look.current = doubt;
    const stop = follow(
      (alert) => {
        queries.setQueryData<InfiniteData<Page, string>>(['alerts', asked.current], (data) =>
          withAlert(data, alert),
        );
        void queries.invalidateQueries({ queryKey: ['alert', alert.id] });
        soon();
      },
      doubt,
      setLiveness,
    );
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [queries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of other filters may be kept from before
  useEffect(() => {
    setFresh(0);
    look.current();
  }, [filters]);

  async function showFresh() {
    setFresh(0);
    queries.setQueryData<InfiniteData<Page, string>>(['alerts', filters], (data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await queries.invalidateQueries({ queryKey: ['alerts', filters] });
  }

  return { liveness, fresh, showFresh };
}
