import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { useSpeech } from '../words/words';
import { incidentPath } from './path';
import { useIncident } from './queries';

/** An incident by its title. */
export function IncidentLink({ id }: { id: string }) {
  const { words, language } = useSpeech();
  const query = useIncident(id);
  const title = query.data?.[language].title;
  return (
    <Link href={incidentPath(id)}>
      {title === undefined ? words.incidents.label : <LogText text={title} />}
    </Link>
  );
}
