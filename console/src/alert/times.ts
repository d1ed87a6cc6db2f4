import type { Evidence } from '../api/client';

/** How many milliseconds after it happened a record arrived; null where one of both is not known. */
export function arrivedAfter({ time, arrival }: Pick<Evidence, 'time' | 'arrival'>): number | null {
  return time && arrival ? Date.parse(arrival) - Date.parse(time) : null;
}

/** The latest arrival of records; null where none is known. */
export function lastArrival(records: Pick<Evidence, 'arrival'>[]): string | null {
  const known = records.flatMap(({ arrival }) => (arrival ? [arrival] : []));
  return known.reduce<string | null>(
    (last, one) => (last === null || Date.parse(one) > Date.parse(last) ? one : last),
    null,
  );
}
