import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { api, taken } from '../api/client';
import { Empty, Loading, Trouble, whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { Download } from './download';

const AGAIN_MILLIS = 5_000;
const PAGE = 100;

function targets() {
  return taken(api.GET('/api/v1/exports'));
}

type Target = Awaited<ReturnType<typeof targets>>['exports'][number];

/** How alerts leave: continuously to targets, and all at once as a file. */
export default function ExportsPage() {
  const { words } = useSpeech();
  const query = useQuery({
    queryKey: ['exports'],
    queryFn: targets,
    refetchInterval: AGAIN_MILLIS,
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.exports}</h1>
        <p className="soft">{words.exports.intro}</p>
      </div>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data?.exports.length === 0 && (
        <Empty title={words.exports.none} hint={words.exports.noneHint}>
          <pre className="example">{EXAMPLE}</pre>
        </Empty>
      )}
      <ul className="suppressions">
        {query.data?.exports.map((target) => (
          <TargetItem key={target.name} target={target} />
        ))}
      </ul>
      <Download />
    </div>
  );
}

const EXAMPLE = `exports:
  soar:
    kind: webhook
    url: https://soar.example.com/hooks/hansho
    format: ocsf
    filter: severity >= high`;

/** Whether the caller may send tests and retries. */
function useMayOperate(): boolean {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  return me.data?.roles.some((role) => role === 'engineer' || role === 'admin') ?? false;
}

function TargetItem({ target }: { target: Target }) {
  const { words, number, instant } = useSpeech();
  const counts: [string, number, string][] = [
    [words.exports.sent, target.sent, words.exports.sentHint],
    [words.exports.waiting, target.waiting, words.exports.waitingHint],
    [words.exports.filtered, target.filtered, words.exports.filteredHint],
    [words.exports.held, target.held, words.exports.heldHint],
    [words.exports.refused, target.refused, words.exports.refusedHint],
  ];
  return (
    <li>
      <p className="suppression-head">
        <bdi className="name">{target.name}</bdi>
        <span className={target.trouble ? 'is-high' : 'is-good'}>
          <span className={`pulse ${target.trouble ? 'silent' : 'heard'}`} aria-hidden="true" />{' '}
          {target.trouble ? words.exports.down : words.exports.up}
        </span>
        <span className="soft">
          {target.kind} · {target.format}
        </span>
      </p>
      <p className="soft">
        <LogText text={target.place} />
      </p>
      {target.trouble && (
        <p>
          <strong>{words.exports.since(instant(target.since))}</strong>{' '}
          <LogText text={target.trouble} />
        </p>
      )}
      <dl className="facts">
        {counts.map(([name, count, hint]) => (
          <div key={name} title={hint}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <TestAndLetters target={target} />
    </li>
  );
}

function TestAndLetters({ target }: { target: Target }) {
  const { words, number } = useSpeech();
  const mayOperate = useMayOperate();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);

  async function test() {
    setBusy(true);
    try {
      const params = { path: { name: target.name } };
      const answer = await taken(api.POST('/api/v1/exports/{name}/test', { params }));
      setSaid(
        answer.delivered ? words.exports.delivered : words.exports.notDelivered(answer.reason),
      );
    } catch (failure) {
      setSaid(whyNot(failure, words));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <div className="acts">
        {mayOperate && (
          <button type="button" disabled={busy} onClick={test}>
            {busy ? words.exports.testing : words.exports.test}
          </button>
        )}
        {target.letters > 0 && (
          <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {words.exports.letters(number(target.letters))}
          </button>
        )}
        <span role="status">
          <LogText text={said} />
        </span>
      </div>
      {isShown && target.letters > 0 && <Letters name={target.name} mayRetry={mayOperate} />}
    </>
  );
}

/** Alerts that a target has refused, with a way to send them again. */
function Letters({ name, mayRetry }: { name: string; mayRetry: boolean }) {
  const { words, number, instant } = useSpeech();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['exports', name, 'letters'],
    queryFn: ({ pageParam }) =>
      taken(
        api.GET('/api/v1/exports/{name}/letters', {
          params: {
            path: { name },
            query: { limit: PAGE, ...(pageParam && { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const letters = query.data?.pages.flatMap((page) => page.letters) ?? [];

  async function retry(alert?: string) {
    try {
      const params = { path: { name }, ...(alert && { query: { alert } }) };
      const answer = await taken(api.POST('/api/v1/exports/{name}/retry', { params }));
      setSaid(words.exports.retried(number(answer.letters)));
    } catch (failure) {
      setSaid(whyNot(failure, words));
    }
    void queries.invalidateQueries({ queryKey: ['exports'] });
  }

  return (
    <div>
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      <p className="acts">
        {mayRetry && letters.length > 0 && (
          <button type="button" onClick={() => retry()}>
            {words.exports.retryAll}
          </button>
        )}
        <span role="status">{said}</span>
      </p>
      <ul className="letters">
        {letters.map((letter) => (
          <li key={letter.alert}>
            <p>
              <Link href={`/alerts?standing=all&alert=${encodeURIComponent(letter.alert)}`}>
                {words.pane.label} <code>{letter.alert.slice(0, 8)}</code>
              </Link>{' '}
              <time dateTime={letter.time}>{instant(letter.time)}</time>{' '}
              <span className="soft">{words.exports.tries(number(letter.tries))}</span>{' '}
              {letter.again && <strong>{words.exports.again}</strong>}
              {mayRetry && !letter.again && (
                <button type="button" className="plain" onClick={() => retry(letter.alert)}>
                  {words.exports.retry}
                </button>
              )}
            </p>
            <p>
              <LogText text={letter.reason} />
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" onClick={() => query.fetchNextPage()}>
          {words.sources.more}
        </button>
      )}
    </div>
  );
}
