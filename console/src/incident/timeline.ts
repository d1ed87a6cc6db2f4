import type { WholeIncident } from '../api/client';

export type Step = WholeIncident['steps'][number];

const HOUR = 3_600_000;
const SHARE_OF_ALL = 0.1;

/** A step, and how long nothing was seen before it where that is long; 0 where it is not. */
export interface TimelineStep {
  step: Step;
  gapMillis: number;
}

/**
 * Steps with the long gaps between them: an hour or more, and a tenth or more of the whole time.
 *
 * @param steps in order of time
 */
export function stepsWithGaps(steps: Step[]): TimelineStep[] {
  const times = steps.map((step) => (step.time ? Date.parse(step.time) : Number.NaN));
  const all = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return steps.map((step, index) => {
    const gap = index === 0 ? 0 : (times[index] ?? 0) - (times[index - 1] ?? 0);
    return { step, gapMillis: gap >= HOUR && gap >= SHARE_OF_ALL * all ? gap : 0 };
  });
}
