import { useInfiniteQuery } from '@tanstack/react-query';
import { LogText } from '../alert/logText';
import { api, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';

const PAGE = 100;

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
                    <bdi className="name">{actor(entry.actor)}</bdi>
                  </td>
                  <td data-label={words.audit.action} title={entry.action}>
                    {actions[entry.action] ?? entry.action}
                  </td>
                  <td data-label={words.audit.object}>
                    <LogText text={actor(entry.object)} />
                  </td>
                  <td
                    data-label={words.audit.outcomeLabel}
                    className={entry.outcome === 'done' ? '' : 'is-high'}
                  >
                    {words.audit.outcome[entry.outcome]}
                  </td>
                  <td {...((entry.before || entry.after) && { 'data-label': words.audit.change })}>
                    {entry.before && (
                      <del>
                        <LogText text={entry.before} />
                      </del>
                    )}
                    {entry.before && entry.after && ' '}
                    {entry.after && (
                      <ins>
                        <LogText text={entry.after} />
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
