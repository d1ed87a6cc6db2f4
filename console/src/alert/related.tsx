import { ANY_STANDING } from '../address/filters';
import type { Alert, WholeAlert } from '../api/client';
import { useSpeech } from '../words/words';
import { filterOf, labelOf } from './entity';
import { Part } from './part';
import { useFew } from './queries';
import { SeverityMark } from './severity';

const ASKED = 3;
const MOST = 10;

/** Which entities are worth asking for: those that few alerts share. */
function identifyingEntities(alert: WholeAlert) {
  const wanted = [
    'account',
    'ip',
    'host',
    'container',
    'kubernetes-resource',
    'image',
    'storage-account',
    'cosmos-db-account',
    'database-server',
    'cloud-resource',
    'website',
    'process',
    'cluster',
  ];
  return alert.entities
    .filter((entity) => wanted.includes(entity.type))
    .sort((one, other) => wanted.indexOf(one.type) - wanted.indexOf(other.type))
    .slice(0, ASKED);
}

/** Other alerts of the incident, that name the same, or come of the same detection, each with the reason. */
export function Related({ alert, onOpen }: { alert: WholeAlert; onOpen: (id: string) => void }) {
  const { words, language, short } = useSpeech();
  const [one, two, three] = identifyingEntities(alert);
  const of = (entity: typeof one) => ({
    ...ANY_STANDING,
    entities: entity ? [filterOf(entity)] : [],
  });
  const asked = [
    useFew(of(one), one !== undefined),
    useFew(of(two), two !== undefined),
    useFew(of(three), three !== undefined),
  ];
  const same = useFew({ ...ANY_STANDING, detections: [alert.detection] }, true);
  const together = useFew(
    { ...ANY_STANDING, incident: alert.incident ?? '' },
    Boolean(alert.incident),
  );

  const found = new Map<string, { alert: Alert; reasons: string[] }>();
  const add = (each: Alert, reason: string) => {
    if (each.id === alert.id) return;
    const known = found.get(each.id) ?? { alert: each, reasons: [] };
    known.reasons.push(reason);
    found.set(each.id, known);
  };
  for (const each of together.data?.alerts ?? []) add(each, words.pane.relatedIncident);
  [one, two, three].forEach((entity, index) => {
    if (!entity) return;
    for (const each of asked[index]?.data?.alerts ?? []) {
      add(each, words.pane.relatedEntity(labelOf(entity)));
    }
  });
  for (const each of same.data?.alerts ?? []) add(each, words.pane.relatedDetection);
  const related = [...found.values()]
    .sort((first, second) => second.reasons.length - first.reasons.length)
    .slice(0, MOST);

  return (
    <Part id="related" title={words.pane.related}>
      {related.length === 0 && same.isSuccess && <p className="soft">{words.pane.relatedNone}</p>}
      <ul className="related">
        {related.map(({ alert: other, reasons }) => (
          <li key={other.id}>
            <button type="button" onClick={() => onOpen(other.id)}>
              <SeverityMark severity={other.severity} />{' '}
              <span className="title">{other[language].title}</span>{' '}
              <time dateTime={other.last_time ?? ''}>{short(other.last_time)}</time>
              <bdi className="soft">{[...new Set(reasons)].join(' · ')}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
