import type { WholeIncident } from '../api/client';

const MOST_DETECTIONS = 14;
const MOST_ENTITIES = 14;

/** What of an incident is drawn on the left: the alerts of one detection. */
export interface Cause {
  detection: string;
  severity: string;
  /** Places of its alerts among the steps, in order of time. */
  steps: number[];
}

/** What is drawn on the right. */
export interface Named {
  /** Its place among the entities of the incident. */
  entity: number;
}

/** A line from a cause to an entity that its alerts name; both by their places here. */
export interface Line {
  from: number;
  to: number;
  alerts: number;
}

export interface Graph {
  causes: Cause[];
  entities: Named[];
  lines: Line[];
  /** How many causes and entities are left out. */
  left: number;
}

/**
 * Who was named by what, in two columns. Causes stand in order of their first alert, entities in
 * the order that crosses few lines: by the mean place of the causes that name them. The same
 * incident is always drawn the same.
 */
export function graphOf(incident: WholeIncident): Graph {
  const causes = new Map<string, Cause>();
  incident.steps.forEach((step, place) => {
    const cause = causes.get(step.detection);
    if (cause) cause.steps.push(place);
    else {
      const { detection, severity } = step;
      causes.set(detection, { detection, severity, steps: [place] });
    }
  });
  const shown = [...causes.values()].slice(0, MOST_DETECTIONS);
  const naming = shown.map((cause) => {
    const counts = new Map<number, number>();
    for (const place of cause.steps)
      for (const entity of incident.steps[place]?.names ?? [])
        counts.set(entity, (counts.get(entity) ?? 0) + 1);
    return counts;
  });
  const known = incident.entities.map((_, entity) => entity);
  const drawn = known
    .filter((entity) => naming.some((counts) => counts.has(entity)))
    .slice(0, MOST_ENTITIES);
  const mean = (entity: number) => {
    const places = naming.flatMap((counts, place) => (counts.has(entity) ? [place] : []));
    return places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  drawn.sort((one, other) => mean(one) - mean(other) || one - other);
  const lines = naming.flatMap((counts, from) =>
    drawn.flatMap((entity, to) => {
      const alerts = counts.get(entity);
      return alerts ? [{ from, to, alerts }] : [];
    }),
  );
  const left = causes.size - shown.length + known.length - drawn.length;
  return { causes: shown, entities: drawn.map((entity) => ({ entity })), lines, left };
}
