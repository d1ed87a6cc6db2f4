import { countOf, type Filters, NO_FILTERS, toggled } from '../address/filters';
import { useIncident } from '../incident/queries';
import { useSpeech } from '../words/words';
import { entityValue } from './entity';
import type { FilterProps } from './filterBar';
import { visible } from './logText';
import { useDetections } from './queries';

/** Filters that no other control of the bar shows. */
export function Chosen({ filters, onChange }: FilterProps) {
  const { words, shared, language, instant } = useSpeech();
  const catalogue = useDetections();
  const incident = useIncident(filters.incident);
  const title = (id: string) =>
    catalogue.data?.detections.find((each) => each.id === id)?.[language].title ?? id;
  const chosen: [string, Filters][] = [
    ...filters.stages.map((stage): [string, Filters] => [
      shared('stage', stage),
      { ...filters, stages: toggled(filters.stages, stage) },
    ]),
    ...filters.detections.map((id): [string, Filters] => [
      title(id),
      { ...filters, detections: toggled(filters.detections, id) },
    ]),
    ...filters.entities.map((entity): [string, Filters] => [
      entityValue(entity),
      { ...filters, entities: toggled(filters.entities, entity) },
    ]),
  ];
  if (filters.incident) {
    const name = incident.data?.[language].title ?? filters.incident;
    chosen.push([words.filters.ofIncident(visible(name)), { ...filters, incident: '' }]);
  }
  if (filters.filter) chosen.push([filters.filter, { ...filters, filter: '' }]);
  if (filters.from)
    chosen.push([words.time.since(instant(filters.from)), { ...filters, from: '' }]);
  if (filters.to) chosen.push([words.time.until(instant(filters.to)), { ...filters, to: '' }]);
  if (countOf(filters) === 0) return null;
  return (
    <div className="chosen">
      {chosen.map(([name, without]) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-label={words.filters.remove(name)}
          onClick={() => onChange(without)}
        >
          <bdi>{name}</bdi> <span aria-hidden="true">×</span>
        </button>
      ))}
      <button
        type="button"
        className="plain"
        onClick={() =>
          onChange({ ...NO_FILTERS, order: filters.order, standing: filters.standing })
        }
      >
        {words.list.clear}
      </button>
    </div>
  );
}
