import { useQuery } from '@tanstack/react-query';
import { type AlertSend, api, taken } from '../api/client';
import { useMay } from '../frame/pages';
import type { Words } from '../words/en';
import { useSpeech } from '../words/words';
import { LogText } from './logText';

/** What became of an alert at each target of exports; nothing for those who may not see targets. */
export function useSends(id: string): AlertSend[] {
  const may = useMay('analyst');
  const query = useQuery({
    queryKey: ['sends', id],
    queryFn: () => taken(api.GET('/api/v1/alerts/{id}/exports', { params: { path: { id } } })),
    enabled: may,
  });
  return query.data?.exports ?? [];
}

/** How many targets have it, in a few words. */
export function sendsInShort(sends: AlertSend[], words: Words): string {
  const sent = sends.filter(({ sends }) => sends > 0).length;
  return words.triage.sentTo(String(sent), String(sends.length));
}

/** Each target with the result and its time. */
export function Sends({ sends }: { sends: AlertSend[] }) {
  const { words, instant, number } = useSpeech();
  if (sends.length === 0) return null;
  return (
    <ul className="sends" aria-label={words.triage.sends}>
      {sends.map((send) => (
        <li key={send.name}>
          <bdi className="name">{send.name}</bdi> <span className="soft">{send.kind}</span>{' '}
          <span className={`send ${send.state}`}>{words.triage.send[send.state]}</span>{' '}
          {send.time && (
            <span className="soft">
              {send.sends > 1 && words.triage.sendTimes(number(send.sends))}{' '}
              <time dateTime={send.time}>{instant(send.time)}</time>
            </span>
          )}
          {send.tries > 0 && (
            <span className="soft"> · {words.triage.sendTries(number(send.tries))}</span>
          )}
          {send.reason && (
            <span className="note">
              <LogText text={send.reason} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
