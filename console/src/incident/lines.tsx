import { visible } from '../alert/logText';
import { SeverityMark } from '../alert/severity';
import type { Incident } from '../api/client';
import { useSpeech } from '../words/words';

/** The two lines of an incident in a list. */
export function IncidentLines({ incident }: { incident: Incident }) {
  const { words, language, short, shared, number, list, instant } = useSpeech();
  const stages = list(incident.intents.map((stage) => shared('stage', `${stage}.short`)));
  return (
    <>
      <span className="line">
        <SeverityMark severity={incident.severity} />
        <bdi className="title">{visible(incident[language].title)}</bdi>
        <time dateTime={incident.last_time ?? ''} title={instant(incident.last_time)}>
          {short(incident.last_time)}
        </time>
      </span>
      <span className="line second">
        <span className="who">{stages}</span>
        {incident.status && incident.status !== 'active' && (
          <span className={`status ${incident.status}`}>
            {words.triage.status[incident.status]}
          </span>
        )}
        {incident.by_hand && <span>{words.incidents.byHand}</span>}
        <span className="times">{words.incidents.alerts(number(incident.alerts))}</span>
      </span>
    </>
  );
}
