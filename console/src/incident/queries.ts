import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type IncidentFilters, incidentQueryOf } from '../address/incidents';
import { api, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

const PAGE = 50;
const AGAIN_MILLIS = 15_000;
/** Most alerts that one call takes off an incident. */
export const MOST_SPLIT = 100;

/** Incidents of filters, the newest first, as far as they were asked for. */
export function useIncidents(filters: IncidentFilters) {
  return useInfiniteQuery({
    queryKey: ['incidents', filters],
    queryFn: ({ pageParam }) =>
      taken(
        api.GET('/api/v1/incidents', {
          params: {
            query: {
              ...incidentQueryOf(filters, Date.now()),
              limit: PAGE,
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN_MILLIS,
  });
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: ['incident', id],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
}

export function useSimilar(id: string) {
  return useQuery({
    queryKey: ['incident', id, 'similar'],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/similar', { params: { path: { id } } })),
  });
}

/** What was put right, and how it is taken back; null where that is not to be had. */
export interface Done {
  text: string;
  undo: (() => Promise<unknown>) | null;
}

/** Merges and splits, and shows wherever incidents are shown what came of it. */
export function usePuttingRight(onOpen: (id: string) => void) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const [wrong, setWrong] = useState('');

  async function act(work: () => Promise<Done | null>) {
    try {
      setDone(await work());
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    void queries.invalidateQueries({ queryKey: ['incidents'] });
    void queries.invalidateQueries({ queryKey: ['incident'] });
    void queries.invalidateQueries({ queryKey: ['alerts'] });
    void queries.invalidateQueries({ queryKey: ['alert'] });
  }

  const merged = async (incidents: string[]) =>
    (await taken(api.POST('/api/v1/incidents/merge', { body: { incidents } }))).id;
  const parted = async (id: string, alerts: string[]) =>
    (
      await taken(
        api.POST('/api/v1/incidents/{id}/split', { params: { path: { id } }, body: { alerts } }),
      )
    ).id;

  /** Makes one of two; taken back by splitting off the alerts of the second. */
  const merge = (id: string, other: string) =>
    act(async () => {
      const path = { id: other };
      const second = await taken(api.GET('/api/v1/incidents/{id}', { params: { path } }));
      const alerts = second.steps.map((step) => step.alert);
      const one = await merged([id, other]);
      onOpen(one);
      const undo = () =>
        act(async () => {
          await parted(one, alerts);
          onOpen(id);
          return null;
        });
      return { text: words.incidents.merged, undo: alerts.length <= MOST_SPLIT ? undo : null };
    });

  /**
   * Takes alerts off; taken back by merging them in again.
   *
   * @param stays an alert that stays, since one alone is no incident any more
   */
  const split = (id: string, alerts: string[], stays: string) =>
    act(async () => {
      await parted(id, alerts);
      const undo = () =>
        act(async () => {
          onOpen(await merged([stays, ...alerts.slice(0, 1)]));
          return null;
        });
      return { text: words.incidents.taken(alerts.length), undo };
    });

  return { merge, split, done, wrong };
}
