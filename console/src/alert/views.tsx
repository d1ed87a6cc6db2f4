import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Filters, NO_FILTERS } from '../address/filters';
import { api, type SavedView, taken } from '../api/client';
import { expressionOf, filtersOf } from '../filter/expression';
import { useKeys } from '../frame/keys';
import { useMay } from '../frame/pages';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

const LONGEST = 4_000;
const KEYED = 9;

interface ViewsProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Views that were saved, the caller's own and shared ones; `g` and a number leads to each. */
export function Views({ filters, onChange }: ViewsProps) {
  const { words } = useSpeech();
  const query = useQuery({
    queryKey: ['views'],
    queryFn: () => taken(api.GET('/api/v1/views')),
    staleTime: 60_000,
  });
  const views = query.data?.views ?? [];
  const choose = (view: SavedView) => onChange(filtersOf(view.filter, filters));
  const keys = views
    .slice(0, KEYED)
    .map((view, at): [string, () => void] => [`g ${at + 1}`, () => choose(view)]);
  useKeys(Object.fromEntries(keys));
  const here = filters.standing === 'all' ? filters.filter : null;
  return (
    <fieldset className="views">
      <legend className="hidden">{words.views.label}</legend>
      {views.length > 0 && (
        <button
          type="button"
          className="chip"
          onClick={() => onChange({ ...NO_FILTERS, order: filters.order })}
        >
          {words.views.all}
        </button>
      )}
      {views.map((view, at) => (
        <button
          key={view.id}
          type="button"
          className="chip"
          aria-pressed={view.filter === here}
          title={view.own ? view.filter : `${view.filter} (${words.views.by(view.owner)})`}
          onClick={() => choose(view)}
        >
          <bdi>{view.name}</bdi>
          {at < KEYED && (
            <span className="key" aria-hidden="true">
              g {at + 1}
            </span>
          )}
        </button>
      ))}
      {/* The filter language does not know incidents. */}
      {filters.incident === '' && <Keep filters={filters} />}
      <Forget view={views.find((view) => view.own && view.filter === here)} />
    </fieldset>
  );
}

/** Sends a change, then asks for the views again; says what went wrong. */
function useChange() {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  async function change(call: Promise<unknown>): Promise<boolean> {
    try {
      await call;
      setWrong('');
      await queries.invalidateQueries({ queryKey: ['views'] });
      return true;
    } catch (failure) {
      setWrong(whyNot(failure, words));
      return false;
    }
  }
  return { change, wrong };
}

/** Saves what the filters ask under a name. */
function Keep({ filters }: { filters: Filters }) {
  const { words } = useSpeech();
  const { change, wrong } = useChange();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const mayShare = useMay('analyst');
  const filter = expressionOf(filters);

  function leave() {
    setOpen(false);
    window.setTimeout(() => button.current?.focus());
  }

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get('view-name')).trim();
    const shared = given.get('shared') ? 'true' : 'false';
    if (await change(taken(api.POST('/api/v1/views', { body: { name, filter, shared } })))) {
      setSaid(words.views.kept(name));
      leave();
    }
  }

  if (!isOpen) {
    return (
      <>
        <button type="button" className="plain" ref={button} onClick={() => setOpen(true)}>
          {words.views.save}
        </button>
        <span className="soft small" role="status">
          {said}
        </span>
      </>
    );
  }
  return (
    <form
      className="keep-view"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) leave();
      }}
    >
      <input
        name="view-name"
        required
        maxLength={100}
        autoComplete="off"
        placeholder={words.views.name}
        aria-label={words.views.name}
        ref={(input) => input?.focus()}
      />
      {mayShare && (
        <label className="check">
          <input type="checkbox" name="shared" /> {words.views.share}
        </label>
      )}
      <button type="submit" className="primary" disabled={filter.length > LONGEST}>
        {words.views.keep}
      </button>
      <button type="button" onClick={leave}>
        {words.views.cancel}
      </button>
      <span className={wrong || filter.length > LONGEST ? 'wrong' : 'soft small'} role="status">
        {filter.length > LONGEST ? words.views.tooLong : wrong || words.views.hint}
      </span>
    </form>
  );
}

/** Forgets the view that is shown, at the second press. */
function Forget({ view }: { view: SavedView | undefined }) {
  const { words } = useSpeech();
  const { change, wrong } = useChange();
  const [sure, setSure] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is another question
  useEffect(() => setSure(''), [view?.id]);
  if (!view) return null;
  const path = { id: view.id };
  return (
    <>
      <button
        type="button"
        className="plain"
        onClick={() =>
          sure === view.id
            ? change(taken(api.DELETE('/api/v1/views/{id}', { params: { path } })))
            : setSure(view.id)
        }
      >
        {sure === view.id ? words.views.removeSure(view.name) : words.views.remove}
      </button>
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </>
  );
}
