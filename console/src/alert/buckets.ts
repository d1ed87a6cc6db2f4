import { SEVERITIES, type Severity } from '../address/filters';

const HOUR = 3_600_000;
const WIDTHS = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 2880, 8760];
const MOST = 72;
/** Fewer hours are filled up with those before them, so that a bar is as wide as an hour looks. */
const FEWEST = 8;

/** Alerts of a time: from `start` for `hours`. */
export interface Bucket {
  start: number;
  hours: number;
  count: number;
  of: Record<Severity, number>;
}

/** Hours as RFC 3339 has them, and how many alerts of each severity. */
export type ByHour = Record<string, Partial<Record<string, number>>>;

/**
 * Counts by hour as at most 72 buckets of the same width, those without alerts too.
 *
 * @param from where the time that was asked for begins; empty if it has no beginning
 */
export function bucketsOf(byHour: ByHour, from = ''): Bucket[] {
  const hours = Object.entries(byHour)
    .map(([hour, counts]) => [Math.floor(Date.parse(hour) / HOUR), counts] as const)
    .filter(([hour]) => Number.isFinite(hour));
  if (hours.length === 0) return [];
  const last = Math.max(...hours.map(([hour]) => hour));
  const asked = from === '' ? Number.NEGATIVE_INFINITY : Math.floor(Date.parse(from) / HOUR);
  const first = Math.min(...hours.map(([hour]) => hour), Math.max(asked, last - FEWEST + 1));
  const width =
    WIDTHS.find((hoursWide) => (last - first + 1) / hoursWide <= MOST - 1) ?? last - first + 1;
  const begin = Math.floor(first / width) * width;
  const count = Math.floor((last - begin) / width) + 1;
  const buckets = Array.from({ length: count }, (_, index) => ({
    start: (begin + index * width) * HOUR,
    hours: width,
    count: 0,
    of: { critical: 0, high: 0, medium: 0, low: 0, informational: 0 },
  }));
  for (const [hour, counts] of hours) {
    const bucket = buckets[Math.floor((hour - begin) / width)];
    for (const severity of SEVERITIES) {
      if (bucket) bucket.of[severity] += counts[severity] ?? 0;
      if (bucket) bucket.count += counts[severity] ?? 0;
    }
  }
  return buckets;
}

/** A piece of a bar: alerts of one severity, standing on so many others. */
export interface Piece {
  severity: Severity;
  under: number;
  count: number;
}

/** The pieces of a bar from its foot on, the worst first; none without alerts. */
export function piecesOf(bucket: Bucket): Piece[] {
  const pieces: Piece[] = [];
  let under = 0;
  for (const severity of SEVERITIES) {
    const count = bucket.of[severity];
    if (count > 0) pieces.push({ severity, under, count });
    under += count;
  }
  return pieces;
}

/** The end of a bucket. */
export function endOf(bucket: Bucket): number {
  return bucket.start + bucket.hours * HOUR;
}
