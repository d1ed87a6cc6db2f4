const DONE = 'step-done-';

/** The tag that says that a step, by its place from 0, is done. */
export function stepTag(place: number): string {
  return `${DONE}${place + 1}`;
}

/** Whether a tag says that a step is done. */
export function isStepTag(tag: string): boolean {
  return tag.startsWith(DONE);
}
