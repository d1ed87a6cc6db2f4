/** What the numbers of an alert rest on. */
export type Basis =
  /** A baseline compares with what it has learned. */
  | 'learned'
  /** Something is counted and compared with fixed limits. */
  | 'counted'
  /** One record is enough. */
  | 'nothing';

type Numbers = Record<string, string>;

/** Times of learning, milliseconds since 1970. */
export interface Course {
  since: number;
  /** When the alert was. */
  until: number;
  samples: number;
  /** What happened between, by name. */
  marks: { name: 'lastNew' | 'last'; at: number }[];
}

/** Values that are known, and the one that is not or hardly is. */
export interface Known {
  /** How many; null if that is not said. */
  known: number | null;
  /** Empty where nothing is new as a whole. */
  fresh: string;
  /** How often it was seen before, and all values together; null if it never was. */
  times: { seen: number; of: number } | null;
}

/** What was counted within a time. */
export interface Counted {
  count: number;
  /** From which number on that is an alert; null if that is not said. */
  least: number | null;
  seconds: number | null;
}

/** A way between two places that is too fast for a person. */
export interface Way {
  from: string;
  to: string;
  kilometres: number;
  minutes: number;
}

/** Names of what is counted, the more telling ones first. */
const COUNTS = [
  'count',
  'value',
  'attempts',
  'requests',
  'contacts',
  'records',
  'packets',
  'machines',
  'score',
];

function finite(text: string | undefined): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function time(text: string | undefined): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Date.parse(text);
  return Number.isFinite(value) ? value : null;
}

export function basisOf(numbers: Numbers): Basis {
  if (Object.keys(numbers).length === 0) return 'nothing';
  return numbers.samples === undefined ? 'counted' : 'learned';
}

/** The course of learning up to an alert; null where nothing was learned or no time is known. */
export function courseOf(numbers: Numbers, alert: string | null | undefined): Course | null {
  const since = time(numbers.since);
  const until = time(alert ?? undefined);
  const samples = finite(numbers.samples);
  if (since === null || until === null || samples === null || until < since) return null;
  const marks = (
    [
      ['lastNew', numbers.last_new],
      ['last', numbers.last],
    ] as const
  ).flatMap(([name, text]) => {
    const at = time(text);
    return at !== null && at >= since && at <= until ? [{ name, at }] : [];
  });
  return { since, until, samples, marks };
}

/** The known values beside the new one; null where a baseline knows no values. */
export function knownOf(numbers: Numbers): Known | null {
  const fresh = numbers.new ?? (finite(numbers.value) === null ? numbers.value : undefined) ?? '';
  const known = finite(numbers.known);
  if (fresh === '' && known === null) return null;
  const [seen, of] = [finite(numbers.count), finite(numbers.total)];
  return { known, fresh, times: seen === null || of === null ? null : { seen, of } };
}

/** What was counted; null where nothing was. */
export function countedOf(numbers: Numbers): Counted | null {
  if (basisOf(numbers) !== 'counted') return null;
  for (const name of COUNTS) {
    const count = finite(numbers[name]);
    if (count !== null) {
      const seconds = finite(numbers.timespan_seconds) ?? finite(numbers.seconds);
      return { count, least: finite(numbers.least), seconds };
    }
  }
  return null;
}

/** The way that somebody would have had to go; null if the alert is of none. */
export function wayOf(numbers: Numbers): Way | null {
  const [kilometres, minutes] = [finite(numbers.distance_km), finite(numbers.minutes)];
  const { from, to } = numbers;
  return from && to && kilometres !== null && minutes !== null
    ? { from, to, kilometres, minutes }
    : null;
}
