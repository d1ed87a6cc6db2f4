import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { labelOf } from '../alert/entity';
import type { Page } from '../alert/queries';
import { useDetections } from '../alert/queries';
import { api, taken } from '../api/client';
import { fieldBefore, idsOf, quoted } from './completion';

const PAUSE_MILLIS = 250;
const MOST_CHARACTERS = 4_000;

/** A value that follows another one after a pause, so that not every key asks the server. */
export function usePaused<T>(value: T, millis = PAUSE_MILLIS): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setPaused(value), millis);
    return () => window.clearTimeout(timer);
  }, [value, millis]);
  return paused;
}

/** What the server says of a filter: what it asks in words, or where it is wrong. */
export function useCheck(filter: string, enabled = true) {
  return useQuery({
    queryKey: ['check', filter],
    queryFn: () => taken(api.GET('/api/v1/filters/check', { params: { query: { filter } } })),
    enabled: enabled && filter.trim() !== '' && filter.length <= MOST_CHARACTERS,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Fields that filters may ask for, with their names in both languages. */
export function useFilterFields() {
  return useQuery({
    queryKey: ['filter fields'],
    queryFn: () => taken(api.GET('/api/v1/filters/fields')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Ids of the sources that the server has heard or listens to. */
function useSourceIds(enabled: boolean): string[] {
  const { data } = useQuery({
    queryKey: ['sources'],
    queryFn: () => taken(api.GET('/api/v1/sources')),
    enabled,
  });
  return data ? idsOf([...data.sources, ...data.ways_in]) : [];
}

/** Words that may stand behind a text: what the server expects there, and values that were seen. */
export function useExpected(before: string, enabled: boolean): string[] {
  const fields = useFilterFields();
  const check = useCheck(before, enabled);
  const detections = useDetections();
  const queries = useQueryClient();
  const field = fieldBefore(before);
  const sources = useSourceIds(enabled && field === 'source');
  if (!enabled) return [];
  if (before.trim() === '') return fields.data?.fields.map(({ name }) => name) ?? [];
  if (check.data?.right) return ['and', 'or'];
  const expected = check.data?.expected ?? [];
  if (field === null || expected.length > 0) return expected;
  if (field === 'detection') return detections.data?.detections.map(({ id }) => quoted(id)) ?? [];
  if (field === 'source') return sources.map(quoted);
  const seen = queries
    .getQueriesData<InfiniteData<Page, string>>({ queryKey: ['alerts'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.alerts)
    .flatMap((alert) => alert.entities)
    .filter((entity) => field === 'entity' || entity.type === field.replace(/^entity\./, ''))
    .map((entity) => quoted(labelOf(entity)));
  return [...new Set(seen)];
}
