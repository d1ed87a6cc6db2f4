import { useInfiniteQuery } from '@tanstack/react-query';
import { LogText } from '../alert/logText';
import { api, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import type { Words } from '../words/en';
import { useSpeech } from '../words/words';

const PAGE = 100;

/** A state of alerts, or what a back-test ran, in words; any other text as it stands in the log. */
export function stateInWords(text: string, words: Words): string {
  const said: Record<string, string> = words.audit.said;
  const [, status, reason] = /^([a-z-]+)(?: \(([a-z-]+)\))?$/.exec(text) ?? [];
  const statuses: Record<string, string> = words.triage.status;
  const inWords = said[text] ?? statuses[status ?? ''];
  if (inWords === undefined) return text;
  const reasons: Record<string, string> = words.triage.reason;
  return reason === undefined ? inWords : `${inWords} (${reasons[reason] ?? reason})`;
}

/** Who changed what, and which calls were refused, the newest first. */
export default function Audit() {
  const { words, number, instant, actor } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) =>
      taken(
        api.GET('/api/v1/audit', {
          params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const actions: Record<string, string> = words.audit.actions;
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.audit}</h1>
        <p className="soft">{words.audit.intro}</p>
      </div>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {entries.length > 0 && (
        <div className="table-box">
          <table className="cards-when-narrow">
            <thead>
              <tr>
                <th>{words.audit.time}</th>
                <th>{words.audit.actor}</th>
                <th>{words.audit.action}</th>
                <th>{words.audit.object}</th>
                <th>{words.audit.outcomeLabel}</th>
                <th>{words.audit.change}</th>
                <th>{words.audit.address}</th>
                <th className="number">{words.audit.number}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.number}>
                  <td data-label={words.audit.time}>
                    <time dateTime={entry.time ?? ''}>{instant(entry.time)}</time>
                  </td>
                  <td data-label={words.audit.actor}>
                    <bdi className="name word">{actor(entry.actor)}</bdi>
                  </td>
                  <td data-label={words.audit.action} title={entry.action}>
                    {actions[entry.action] ?? entry.action}
                  </td>
                  <td data-label={words.audit.object}>
                    <LogText text={actor(entry.object)} />
                  </td>
                  <td
                    data-label={words.audit.outcomeLabel}
                    className={entry.outcome === 'done' ? 'word' : 'word is-high'}
                  >
                    {words.audit.outcome[entry.outcome]}
                  </td>
                  <td {...((entry.before || entry.after) && { 'data-label': words.audit.change })}>
                    {entry.before && (
                      <del>
                        <LogText text={stateInWords(entry.before, words)} />
                      </del>
                    )}
                    {entry.before && entry.after && ' '}
                    {entry.after && (
                      <ins>
                        <LogText text={stateInWords(entry.after, words)} />
                      </ins>
                    )}
                  </td>
                  <td data-label={words.audit.address}>
                    <bdi>{entry.address}</bdi>
                  </td>
                  <td className="number soft" data-label={words.audit.number}>
                    {number(entry.number)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <button type="button" onClick={() => query.fetchNextPage()}>
          {words.audit.more}
        </button>
      )}
    </div>
  );
}
