import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LogText } from '../alert/logText';
import { api, type DeadLetter, Problem, taken } from '../api/client';
import { Trouble, whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

const PAGE = 50;

function useLetters() {
  return useInfiniteQuery({
    queryKey: ['letters'],
    queryFn: ({ pageParam }) =>
      taken(
        api.GET('/api/v1/dead-letters', { params: { query: { after: pageParam, limit: PAGE } } }),
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
}

/** Records that could not be processed, with the reason and a way to try again. */
export function DeadLetters() {
  const { words, number } = useSpeech();
  const queries = useQueryClient();
  const query = useLetters();
  const [retried, setRetried] = useState<number | null>(null);
  const [wrong, setWrong] = useState('');
  const letters = query.data?.pages.flatMap((page) => page.dead_letters) ?? [];
  const isForbidden = query.error instanceof Problem && query.error.status === 403;

  async function after(call: Promise<{ dead_letters: number }>, isRetry: boolean) {
    try {
      const done = await call;
      setWrong('');
      if (isRetry) setRetried(done.dead_letters);
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    await queries.invalidateQueries({ queryKey: ['letters'] });
    await queries.invalidateQueries({ queryKey: ['status'] });
  }

  return (
    <section>
      <h2>{words.sources.letters}</h2>
      {isForbidden && <p className="soft">{words.sources.lettersForbidden}</p>}
      {query.error && !isForbidden && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.isSuccess && letters.length === 0 && <p>{words.sources.lettersNone}</p>}
      <p aria-live="polite">{retried !== null && words.sources.retried(number(retried))}</p>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {letters.length > 0 && (
        <button
          type="button"
          onClick={() => after(taken(api.POST('/api/v1/dead-letters/retry')), true)}
        >
          {words.sources.retryAll}
        </button>
      )}
      <ul className="letters">
        {letters.map((letter) => (
          <Letter
            key={letter.number}
            letter={letter}
            onRetry={(path) =>
              after(
                taken(api.POST('/api/v1/dead-letters/{number}/retry', { params: { path } })),
                true,
              )
            }
            onDiscard={(path) =>
              after(taken(api.DELETE('/api/v1/dead-letters/{number}', { params: { path } })), false)
            }
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" onClick={() => query.fetchNextPage()}>
          {words.sources.more}
        </button>
      )}
    </section>
  );
}

interface LetterProps {
  letter: DeadLetter;
  onRetry: (path: { number: number }) => void;
  onDiscard: (path: { number: number }) => void;
}

function Letter({ letter, onRetry, onDiscard }: LetterProps) {
  const { words, number, instant } = useSpeech();
  const [isShown, setShown] = useState(false);
  const [isSure, setSure] = useState(false);
  const path = { number: letter.number };
  const whole = useQuery({
    queryKey: ['letter', letter.number],
    queryFn: () => taken(api.GET('/api/v1/dead-letters/{number}', { params: { path } })),
    enabled: isShown,
  });
  return (
    <li>
      <p>
        <strong>{words.sources.letter(number(letter.number))}</strong> <bdi>{letter.source}</bdi>{' '}
        <span className="soft">
          {words.sources.stage}: {letter.stage} {letter.part} · {words.sources.arrival}{' '}
          {instant(letter.arrival)}
        </span>
      </p>
      <p>
        <LogText text={letter.reason} />
      </p>
      <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {words.sources.show}
      </button>{' '}
      {letter.can_be_retried && (
        <button type="button" onClick={() => onRetry(path)}>
          {words.sources.retry}
        </button>
      )}{' '}
      <button type="button" onClick={() => (isSure ? onDiscard(path) : setSure(true))}>
        {isSure ? words.sources.discardSure : words.sources.discard}
      </button>
      {isShown && whole.error && <Trouble error={whole.error} />}
      {isShown && whole.data && (
        <pre>
          <LogText text={whole.data.record ?? ''} />
        </pre>
      )}
    </li>
  );
}
