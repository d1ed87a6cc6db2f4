import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { api, type TriageChange, taken, type WholeAlert } from '../api/client';
import { useKeys } from '../frame/keys';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { History } from './history';
import { type Page, withAlert } from './queries';
import { isStepTag } from './stepTags';

const LikeThis = lazy(() => import('../suppression/likeThis'));

/** Reasons for closing, in the order of their keys. */
export const REASONS = [
  'true-positive',
  'benign-expected',
  'false-logic',
  'false-data',
  'duplicate',
  'undetermined',
] as const;
export type Reason = (typeof REASONS)[number];

const MOST_CHARACTERS = 4_000;

/** What closing for a reason makes of an alert: only attacks are resolved. */
export function closingStatus(reason: Reason): 'resolved' | 'dismissed' {
  return reason === 'true-positive' ? 'resolved' : 'dismissed';
}

/** Whether the caller may change where alerts stand. */
export function useMayTriage(): boolean {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  return me.data?.roles.some((role) => role !== 'viewer' && role !== 'ingest') ?? false;
}

/** Sends a change of one alert and shows its outcome wherever the alert is shown. */
export function useTriage(alert: WholeAlert) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');

  async function change(body: TriageChange): Promise<boolean> {
    try {
      const params = { path: { id: alert.id } };
      const state = await taken(api.POST('/api/v1/alerts/{id}/triage', { params, body }));
      const { closing_reason: _, ...before } = alert;
      const after = { ...before, ...state } as WholeAlert;
      queries.setQueryData(['alert', alert.id], after);
      queries.setQueriesData<InfiniteData<Page, string>>({ queryKey: ['alerts'] }, (data) =>
        withAlert(data, after),
      );
      setWrong('');
      void queries.invalidateQueries({ queryKey: ['history', alert.id] });
      void queries.invalidateQueries({ queryKey: ['counts'] });
      return true;
    } catch (failure) {
      setWrong(whyNot(failure, words));
      return false;
    }
  }

  return { change, wrong };
}

/** Where an alert stands, who works on it, and what may be done with it. */
export function Triage({ alert, onClosed }: { alert: WholeAlert; onClosed: () => void }) {
  const { words } = useSpeech();
  const mayTriage = useMayTriage();
  const { change, wrong } = useTriage(alert);
  const [isClosing, setClosing] = useState(false);
  const [isHiding, setHiding] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const isOpen = alert.status === 'active' || alert.status === 'in-progress';

  async function close(reason: Reason) {
    setClosing(false);
    if (await change({ status: closingStatus(reason), reason })) onClosed();
  }
  const reopen = () => change({ status: 'active' });
  const assign = () =>
    change({ assignee: 'me', ...(alert.status === 'active' && { status: 'in-progress' }) });

  useKeys(
    mayTriage
      ? {
          a: () => void assign(),
          c: () => note.current?.focus(),
          x: () => setClosing(isOpen),
          u: () => !isOpen && void reopen(),
          s: () => setHiding(true),
          ...(isClosing &&
            Object.fromEntries(
              REASONS.map((reason, at) => [String(at + 1), () => void close(reason)]),
            )),
        }
      : {},
  );

  return (
    <div className="triage">
      <p className="standing">
        <span className={`status ${alert.status}`}>{words.triage.status[alert.status]}</span>
        {alert.closing_reason && <span>{words.triage.reason[alert.closing_reason]}</span>}
        <span className="soft">
          {alert.assignee ? words.triage.assigned(alert.assignee) : words.triage.unassigned}
        </span>
        {alert.updated && <strong className="is-medium">{words.triage.updated}</strong>}
        {alert.tags
          .filter((tag) => !isStepTag(tag))
          .map((tag) => (
            <bdi key={tag} className="tag">
              {tag}
            </bdi>
          ))}
      </p>
      {mayTriage && (
        <>
          <div className="acts">
            <button type="button" onClick={assign}>
              {words.triage.assignMe} <kbd>a</kbd>
            </button>
            {isOpen ? (
              <button
                type="button"
                aria-expanded={isClosing}
                onClick={() => setClosing(!isClosing)}
              >
                {words.triage.close} <kbd>x</kbd>
              </button>
            ) : (
              <button type="button" onClick={reopen}>
                {words.triage.reopen} <kbd>u</kbd>
              </button>
            )}
            <button type="button" onClick={() => setHiding(true)}>
              {words.suppressions.open} <kbd>s</kbd>
            </button>
          </div>
          {isHiding && (
            <Suspense>
              <LikeThis alert={alert} isOpen onOpenChange={setHiding} />
            </Suspense>
          )}
          {isClosing && <Reasons onChoice={close} />}
          {wrong && (
            <p className="wrong" role="alert">
              {wrong}
            </p>
          )}
          <Comment note={note} onSay={(text) => change({ note: text })} />
        </>
      )}
      <History id={alert.id} />
    </div>
  );
}

export function Reasons({ onChoice }: { onChoice: (reason: Reason) => void }) {
  const { words } = useSpeech();
  return (
    <fieldset className="reasons">
      <legend>{words.triage.why}</legend>
      {REASONS.map((reason, at) => (
        <button key={reason} type="button" onClick={() => onChoice(reason)}>
          <kbd>{at + 1}</kbd> {words.triage.reason[reason]}
        </button>
      ))}
    </fieldset>
  );
}

interface CommentProps {
  note: React.RefObject<HTMLTextAreaElement | null>;
  onSay: (text: string) => Promise<boolean>;
}

function Comment({ note, onSay }: CommentProps) {
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
        placeholder={words.triage.comment}
        aria-label={words.triage.comment}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {text.trim() && <button type="submit">{words.triage.say}</button>}
    </form>
  );
}
