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

/** How many alerts there are by severity, stage, detection and hour. */
export function useCounts(filters: Filters) {
  return useQuery({
    queryKey: ['counts', { ...filters, order: 'newest' }],
    queryFn: () =>
      taken(api.GET('/api/v1/alerts/counts', { params: { query: queryOf(filters, Date.now()) } })),
    placeholderData: (before) => before,
  });
}

export function useAlert(id: string) {
  return useQuery({
    queryKey: ['alert', id],
    queryFn: () => taken(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } })),
  });
}

/** The newest alerts of other filters, a few. */
export function useFew(filters: Filters, enabled: boolean) {
  return useQuery({
    queryKey: ['few', filters],
    queryFn: () => pageOf(filters, '', RELATED),
    enabled,
  });
}

/** An alert in place of its older self, in every page. */
export function withAlert(data: InfiniteData<Page, string> | undefined, changed: Alert) {
  if (!data?.pages.some((page) => page.alerts.some((alert) => alert.id === changed.id)))
    return data;
  const pages = data.pages.map((page) => ({
    ...page,
    alerts: page.alerts.map((alert) => (alert.id === changed.id ? changed : alert)),
  }));
  return { ...data, pages };
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters have nothing new yet
  useEffect(() => setFresh(0), [filters]);

  useEffect(() => {
    let timer = 0;
    async function look() {
      timer = 0;
      const now = asked.current;
      const head = await pageOf(now, '', HEAD).catch(() => null);
      const data = queries.getQueryData<InfiniteData<Page, string>>(['alerts', now]);
      if (!head || !data || asked.current !== now) return;
      const listed = new Set(data.pages.flatMap((page) => page.alerts.map((alert) => alert.id)));
      setFresh(head.alerts.filter((alert) => !listed.has(alert.id)).length);
      await queries.invalidateQueries({ queryKey: ['counts'] });
    }
    const soon = () => {
      timer ||= window.setTimeout(look, LOOK_MILLIS);
    };
    const stop = follow(
      (alert) => {
        queries.setQueryData<InfiniteData<Page, string>>(['alerts', asked.current], (data) =>
          withAlert(data, alert),
        );
        void queries.invalidateQueries({ queryKey: ['alert', alert.id] });
        soon();
      },
      soon,
      setLiveness,
    );
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [queries]);

  async function showFresh() {
    setFresh(0);
    queries.setQueryData<InfiniteData<Page, string>>(['alerts', filters], (data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await queries.invalidateQueries({ queryKey: ['alerts', filters] });
  }

  return { liveness, fresh, showFresh };
}
