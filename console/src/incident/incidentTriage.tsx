import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Done } from '../alert/bulk';
import { LogText } from '../alert/logText';
import { closingStatus, REASONS, type Reason, Reasons, useMayTriage } from '../alert/triage';
import { api, taken, type WholeIncident } from '../api/client';
import { Fold } from '../frame/fold';
import { useKeys } from '../frame/keys';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

const MOST_CHARACTERS = 4_000;

interface Change {
  status?: 'active' | 'in-progress' | 'resolved' | 'dismissed';
  reason?: Reason;
  assignee?: string;
  note?: string;
  alerts?: 'true' | 'false';
}

/** Sends a change of an incident, and shows its outcome wherever it is shown. */
function useChange(id: string) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  const [action, setAction] = useState<number | null>(null);

  function renew() {
    for (const key of ['incidents', 'incident', 'incident history', 'alerts', 'alert', 'counts'])
      void queries.invalidateQueries({ queryKey: [key] });
  }

  async function act(call: Promise<{ action?: number }>): Promise<boolean> {
    try {
      setAction((await call).action ?? null);
      setWrong('');
      renew();
      return true;
    } catch (failure) {
      setWrong(whyNot(failure, words));
      return false;
    }
  }

  const change = (body: Change) =>
    act(taken(api.POST('/api/v1/incidents/{id}/triage', { params: { path: { id } }, body })));
  const undo = (n: number) =>
    act(taken(api.POST('/api/v1/actions/{n}/undo', { params: { path: { n } } })));
  return { change, undo, renew, wrong, action };
}

/** Where an incident stands, who works on it, and what may be done with it and its alerts. */
export function IncidentTriage({ incident }: { incident: WholeIncident }) {
  const { words } = useSpeech();
  const mayTriage = useMayTriage();
  const { change, undo, renew, wrong, action } = useChange(incident.id);
  const reasons: Record<string, string> = words.triage.reason;
  return (
    <div className="triage">
      <p className="standing">
        <span className={`status ${incident.status}`}>{words.triage.status[incident.status]}</span>
        {incident.reason && <span>{reasons[incident.reason] ?? incident.reason}</span>}
        <span className="soft">
          {incident.assignee ? words.triage.assigned(incident.assignee) : words.triage.unassigned}
        </span>
        {incident.updated && <strong className="is-medium">{words.incidents.updated}</strong>}
      </p>
      {mayTriage && <Acts incident={incident} change={change} />}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {action !== null && <Done n={action} onUndo={() => undo(action)} onChanged={renew} />}
      <History id={incident.id} />
    </div>
  );
}

interface ActsProps {
  incident: WholeIncident;
  change: (body: Change) => Promise<boolean>;
}

function Acts({ incident, change }: ActsProps) {
  const { words } = useSpeech();
  const [isClosing, setClosing] = useState(false);
  const [withAlerts, setWithAlerts] = useState(true);
  const note = useRef<HTMLTextAreaElement>(null);
  const isOpen = incident.status === 'active' || incident.status === 'in-progress';

  const assign = () =>
    change({ assignee: 'me', ...(incident.status === 'active' && { status: 'in-progress' }) });
  const reopen = () => change({ status: 'active' });
  function close(reason: Reason) {
    setClosing(false);
    const alerts = withAlerts ? 'true' : 'false';
    void change({ status: closingStatus(reason), reason, alerts });
  }

  useKeys({
    a: () => void assign(),
    c: () => note.current?.focus(),
    x: () => setClosing(isOpen),
    u: () => !isOpen && void reopen(),
    ...(isClosing &&
      Object.fromEntries(REASONS.map((reason, at) => [String(at + 1), () => close(reason)]))),
  });

  return (
    <>
      <div className="acts">
        <button type="button" onClick={assign}>
          {words.triage.assignMe} <kbd>a</kbd>
        </button>
        {isOpen ? (
          <button type="button" aria-expanded={isClosing} onClick={() => setClosing(!isClosing)}>
            {words.triage.close} <kbd>x</kbd>
          </button>
        ) : (
          <button type="button" onClick={reopen}>
            {words.triage.reopen} <kbd>u</kbd>
          </button>
        )}
      </div>
      {isClosing && (
        <>
          <label className="check">
            <input
              type="checkbox"
              checked={withAlerts}
              onChange={(event) => setWithAlerts(event.target.checked)}
            />
            {words.incidents.withAlerts}
          </label>
          <Reasons onChoice={close} />
        </>
      )}
      <Note note={note} onSay={(text) => change({ note: text })} />
    </>
  );
}

interface NoteProps {
  note: React.RefObject<HTMLTextAreaElement | null>;
  onSay: (text: string) => Promise<boolean>;
}

function Note({ note, onSay }: NoteProps) {
  const { words } = useSpeech();
  const [text, setText] = useState('');

  async function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() && (await onSay(text.trim()))) setText('');
  }

  return (
    <form className="comment" onSubmit={say}>
      <textarea
        ref={note}
        rows={1}
        maxLength={MOST_CHARACTERS}
        value={text}
        placeholder={words.incidents.note}
        aria-label={words.incidents.note}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {text.trim() && <button type="submit">{words.triage.say}</button>}
    </form>
  );
}

/** What was done with an incident, the newest first. */
function History({ id }: { id: string }) {
  const { words, instant, number, actor } = useSpeech();
  const query = useQuery({
    queryKey: ['incident history', id],
    queryFn: () => taken(api.GET('/api/v1/incidents/{id}/history', { params: { path: { id } } })),
  });
  const entries = query.data?.entries ?? [];
  if (!query.isSuccess) return null;
  return (
    <Fold name="history" className="history" summary={words.triage.history(number(entries.length))}>
      {entries.length === 0 && <p className="soft small">{words.triage.noHistory}</p>}
      <ul>
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name; new ones come with all
          <li key={index}>
            <time dateTime={entry.time ?? ''}>{instant(entry.time)}</time>{' '}
            <bdi>{actor(entry.actor)}</bdi> {entry.action}
            {entry.after && (
              <span className="soft">
                {' '}
                <LogText text={entry.after} />
              </span>
            )}
            {entry.note && (
              <span className="note">
                <LogText text={entry.note} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
