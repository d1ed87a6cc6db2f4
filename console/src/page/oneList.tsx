import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { LogText } from '../alert/logText';
import { api, Problem, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { Loading, Trouble, whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

/** Sends a change of a list; says what went wrong. */
function useListChange(name: string) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const path = { name };

  async function act(call: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    setSaid('');
    try {
      await call();
      setWrong('');
      setSaid(done);
      await Promise.all(
        [['lists'], ['list', name], ['detections']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
      return true;
    } catch (failure) {
      setWrong(whyNot(failure, words));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    wrong,
    said,
    isBusy,
    add: (entry: string, note: string) =>
      act(
        () =>
          taken(
            api.POST('/api/v1/lists/{name}/entries', { params: { path }, body: { entry, note } }),
          ),
        words.lists.added(entry),
      ),
    remove: (entry: string) =>
      act(
        () =>
          taken(api.DELETE('/api/v1/lists/{name}/entries', { params: { path, query: { entry } } })),
        words.lists.removed(entry),
      ),
  };
}

/** One list with its entries; what people of the tenant have added can be removed. */
export function OneList({ name, onClose }: { name: string; onClose: () => void }) {
  const { words, number, instant, actor } = useSpeech();
  const mayChange = useMay('engineer');
  const change = useListChange(name);
  const [text, setText] = useState('');
  const query = useQuery({
    queryKey: ['list', name, text],
    queryFn: () =>
      taken(api.GET('/api/v1/lists/{name}', { params: { path: { name }, query: { text } } })),
    placeholderData: (before) => before,
    retry: false,
  });
  const isNew = query.error instanceof Problem && query.error.status === 404;
  const list = isNew ? undefined : query.data;
  return (
    <section className="card one-list" aria-label={name}>
      <div className="one-list-head">
        <h2>
          <code>{name}</code>{' '}
          {list && <span className="soft">{words.lists.entriesOf(number(list.entries))}</span>}
        </h2>
        <button type="button" className="plain" onClick={onClose}>
          {words.keys.done}
        </button>
      </div>
      {mayChange && !list?.intelligence && <AddEntry {...change} />}
      {list?.intelligence && <p className="soft">{words.lists.intelligence}</p>}
      <p role="status" className="soft">
        {change.said}
      </p>
      {change.wrong && (
        <p role="alert" className="wrong">
          {change.wrong}
        </p>
      )}
      {query.isPending && <Loading />}
      {query.error && !isNew && <Trouble error={query.error} again={() => query.refetch()} />}
      {isNew && <p className="soft">{words.lists.noEntries}</p>}
      {list && list.entries > 10 && (
        <input
          type="search"
          value={text}
          placeholder={words.lists.searchEntries}
          aria-label={words.lists.searchEntries}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {list && list.own.length > 0 && (
        <>
          <h3>{words.lists.own}</h3>
          <ul className="list-entries">
            {list.own.map((one) => (
              <li key={one.entry}>
                <span className="mono">
                  <LogText text={one.entry} />
                </span>
                <span className="soft small">
                  {one.note && (
                    <>
                      <LogText text={one.note} />
                      {' · '}
                    </>
                  )}
                  <bdi>{actor(one.author)}</bdi> {instant(one.time)}
                </span>
                {mayChange && (
                  <button
                    type="button"
                    className="plain"
                    disabled={change.isBusy}
                    aria-label={words.lists.removeEntry(one.entry)}
                    onClick={() => change.remove(one.entry)}
                  >
                    {words.lists.remove}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {list && list.others.length > 0 && (
        <>
          <h3>{words.lists.others}</h3>
          <ul className="list-entries others">
            {list.others.map((one) => (
              <li key={one} className="mono">
                <LogText text={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {list && list.found > list.own.length + list.others.length && (
        <p className="soft small">{words.lists.notAll(number(list.found))}</p>
      )}
    </section>
  );
}

function AddEntry({ add, isBusy }: Pick<ReturnType<typeof useListChange>, 'add' | 'isBusy'>) {
  const { words } = useSpeech();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    if (await add(String(given.get('entry')).trim(), String(given.get('note')).trim())) {
      form.reset();
      form.querySelector('input')?.focus();
    }
  }

  return (
    <form className="add" onSubmit={submit}>
      <label className="grow">
        {words.lists.entry}
        <input name="entry" required maxLength={1024} autoComplete="off" spellCheck={false} />
      </label>
      <label className="grow">
        {words.lists.note}
        <input name="note" maxLength={200} autoComplete="off" />
      </label>
      <button type="submit" className="primary" disabled={isBusy}>
        {isBusy ? words.lists.busy : words.lists.add}
      </button>
      <p className="soft small">{words.lists.holds}</p>
    </form>
  );
}
