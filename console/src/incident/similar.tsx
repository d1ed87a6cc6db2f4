import { LogText } from '../alert/logText';
import { Part } from '../alert/part';
import { useDetections } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import type { SimilarIncident, WholeIncident } from '../api/client';
import { Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { Sure } from './puttingRight';
import { useSimilar } from './queries';

interface SimilarProps {
  incident: WholeIncident;
  onOpen: (id: string) => void;
  /** Makes one of both; null if the caller may not. */
  onMerge: ((other: string) => void) | null;
}

/** Incidents that are like this one, each with what both share and what differs. */
export function Similar({ incident, onOpen, onMerge }: SimilarProps) {
  const { words } = useSpeech();
  const query = useSimilar(incident.id);
  return (
    <Part id="similar" title={words.incidents.similar}>
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data?.incidents.length === 0 && <p className="soft">{words.incidents.similarNone}</p>}
      <ul className="similar">
        {query.data?.incidents.map((other) => (
          <li key={other.id}>
            <OtherIncident other={other} onOpen={onOpen} />
            {onMerge && (
              <Sure
                ask={words.incidents.mergeThis}
                hint={words.incidents.mergeHint}
                confirm={words.incidents.mergeNow}
                onSure={() => onMerge(other.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface OtherProps {
  other: SimilarIncident;
  onOpen: (id: string) => void;
}

function OtherIncident({ other, onOpen }: OtherProps) {
  const { words, language, percent, instant, list } = useSpeech();
  const catalogue = useDetections();
  const titles = (ids: string[]) =>
    list(
      ids.map(
        (id) => catalogue.data?.detections.find((each) => each.id === id)?.[language].title ?? id,
      ),
    );
  const differences: [string, string][] = [
    [words.incidents.sharedEntities, list(other.shared_entities.map((entity) => entity.value))],
    [words.incidents.sharedDetections, titles(other.shared_detections)],
    [words.incidents.onlyHere, titles(other.missing_detections)],
    [words.incidents.onlyThere, titles(other.further_detections)],
  ];
  return (
    <>
      <p className="similar-head">
        <strong className="number">{words.incidents.alike(percent(1 - other.distance))}</strong>{' '}
        <SeverityMark severity={other.severity} />{' '}
        <button type="button" className="value" onClick={() => onOpen(other.id)}>
          <LogText text={other[language].title} />
        </button>{' '}
        <time className="soft" dateTime={other.last_time ?? ''}>
          {instant(other.last_time)}
        </time>
      </p>
      <dl className="differences">
        {other.same_pattern && (
          <div>
            <dt>{words.incidents.samePattern}</dt>
            <dd />
          </div>
        )}
        {differences
          .filter(([, what]) => what !== '')
          .map(([name, what]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <LogText text={what} />
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}
