import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AlertSend, api, taken } from '../api/client';
import { Fold } from '../frame/fold';
import { useSpeech } from '../words/words';
import { LogText } from './logText';
import { Sends, sendsInShort, useSends } from './sends';

/** A line of the history: what people did, or what a target answered. */
interface Line {
  key: string;
  time: string | null;
  what: ReactNode;
  note: string;
  isBad: boolean;
}

/** Deliveries that a target had before single ones were kept, or beyond those that are. */
export function unlisted(send: AlertSend): number {
  const listed = send.attempts.filter(({ delivered }) => delivered).length;
  return Math.max(0, send.sends - listed);
}

/** What people did with an alert and what targets answered, the newest first. */
export function History({ id }: { id: string }) {
  const { words, instant, number, actor } = useSpeech();
  const query = useQuery({
    queryKey: ['history', id],
    queryFn: () => taken(api.GET('/api/v1/alerts/{id}/history', { params: { path: { id } } })),
  });
  const sends = useSends(id);
  const entries = query.data?.history ?? [];
  if (!query.isSuccess) return null;
  const verbs: Record<string, string> = words.triage.verb;
  const byPeople = entries.map(
    (entry, at): Line => ({
      key: `person ${at}`,
      time: entry.time,
      what: (
        <>
          <bdi>{actor(entry.actor)}</bdi> {verbs[entry.verb] ?? entry.verb}
        </>
      ),
      note: entry.note,
      isBad: false,
    }),
  );
  const byTargets = sends.flatMap((send) =>
    send.attempts.map((attempt, at): Line => {
      const { delivered, refused } = words.triage.attempt;
      return {
        key: `${send.name} ${at}`,
        time: attempt.time,
        what: <bdi>{attempt.delivered ? delivered(send.name) : refused(send.name)}</bdi>,
        note: attempt.reason,
        isBad: !attempt.delivered,
      };
    }),
  );
  const lines = [...byPeople, ...byTargets].sort((one, other) =>
    (other.time ?? '').localeCompare(one.time ?? ''),
  );
  const older = sends.reduce((sum, send) => sum + unlisted(send), 0);
  return (
    <Fold
      name="history"
      className="history"
      summary={
        <>
          {words.triage.history(number(lines.length))}
          {sends.length > 0 && <span className="soft"> · {sendsInShort(sends, words)}</span>}
        </>
      }
    >
      {lines.length === 0 && <p className="soft small">{words.triage.noHistory}</p>}
      <Sends sends={sends} />
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <time dateTime={line.time ?? ''}>{instant(line.time)}</time>{' '}
            <span className={line.isBad ? 'is-high' : ''}>{line.what}</span>
            {line.note && (
              <span className="note">
                <LogText text={line.note} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {older > 0 && <p className="soft small">{words.triage.olderAttempts(number(older))}</p>}
    </Fold>
  );
}
