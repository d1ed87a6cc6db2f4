/** A value that was seen, and between what such values usually lie. */
export interface Band {
  seen: number;
  /** Null if only the upper end is known. */
  low: number | null;
  high: number;
  /** The highest value before, if it is known. */
  highest: number | null;
  /** From which value on it is an alert, if that is fixed. */
  limit: number | null;
}

function finite(text: string | undefined): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The larger one of what is usual and what is expected at this time. */
function usualOf(numbers: Record<string, string>): number | null {
  const [usual, expected] = [finite(numbers.usual), finite(numbers.expected)];
  return usual === null || expected === null ? (usual ?? expected) : Math.max(usual, expected);
}

/** The band of the numbers of an alert; null where there is nothing to draw. */
export function bandOf(numbers: Record<string, string>): Band | null {
  const seen = finite(numbers.value) ?? finite(numbers.attempts);
  const mean = finite(numbers.mean);
  const spread = finite(numbers.spread);
  const highest = finite(numbers.highest);
  const limit = finite(numbers.limit);
  if (seen === null) return null;
  if (mean !== null && spread !== null) {
    return { seen, low: Math.max(0, mean - 2 * spread), high: mean + 2 * spread, highest, limit };
  }
  const high = finite(numbers.usual_high) ?? usualOf(numbers) ?? highest;
  return high === null ? null : { seen, low: null, high, highest, limit };
}
