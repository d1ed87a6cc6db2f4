import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { useMayTriage } from '../alert/triage';
import { api, type Suppression, taken } from '../api/client';
import { Empty, Loading, Trouble, whyNot } from '../frame/state';
import { Sure } from '../incident/puttingRight';
import { useSpeech } from '../words/words';
import { SuppressionForm } from './form';

/** What people do not want to see, how much that hides, and what is to be hidden next. */
export default function SuppressionsPage() {
  const { words } = useSpeech();
  const mayTriage = useMayTriage();
  const [isAdding, setAdding] = useState(false);
  const [filter, setFilter] = useState('');
  const query = useQuery({
    queryKey: ['suppressions'],
    queryFn: () => taken(api.GET('/api/v1/suppressions')),
  });
  const all = [...(query.data?.suppressions ?? [])].reverse();
  const windows = all.filter((one) => one.kind === 'window');
  const others = all.filter((one) => one.kind !== 'window');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.suppressions}</h1>
        <p className="soft">{words.suppressions.intro}</p>
        {mayTriage && !isAdding && (
          <button type="button" className="primary" onClick={() => setAdding(true)}>
            {words.suppressions.addNew}
          </button>
        )}
      </div>
      {isAdding && (
        <section className="card adding">
          <SuppressionForm
            name=""
            filter={filter}
            onFilter={setFilter}
            onAdded={() => {
              setAdding(false);
              setFilter('');
            }}
            onCancel={() => setAdding(false)}
          />
        </section>
      )}
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data && all.length === 0 && (
        <Empty title={words.suppressions.none} hint={words.suppressions.noneHint} />
      )}
      <ul className="suppressions">
        {others.map((one) => (
          <Item key={one.id} suppression={one} mayChange={mayTriage} />
        ))}
      </ul>
      {windows.length > 0 && <h2>{words.suppressions.windows}</h2>}
      <ul className="suppressions">
        {windows.map((one) => (
          <Item key={one.id} suppression={one} mayChange={mayTriage} />
        ))}
      </ul>
    </div>
  );
}

function Item({ suppression, mayChange }: { suppression: Suppression; mayChange: boolean }) {
  const { words, language, instant, number, actor } = useSpeech();
  const hidden = `/alerts?${new URLSearchParams({ standing: 'suppressed', filter: `suppression = "${suppression.id}"` })}`;
  return (
    <li className={suppression.in_force ? '' : 'is-off'}>
      <p className="suppression-head">
        <bdi className="name">{suppression.name}</bdi>
        <span className="status">{standingOf(suppression)}</span>
        <Link href={hidden}>
          {words.suppressions.hides(number(suppression.hides), suppression.exact)}
        </Link>
      </p>
      <p>
        <code>{suppression.filter}</code>
      </p>
      {suppression[language] && <p className="soft small">{suppression[language]}</p>}
      <p>
        <LogText text={suppression.reason} />
      </p>
      {suppression.trouble && <p className="is-medium">{suppression.trouble}</p>}
      <p className="soft small">
        {words.suppressions.by(actor(suppression.author), instant(suppression.created))}
        {' · '}
        {suppression.begins
          ? words.time.between(instant(suppression.begins), instant(suppression.ends))
          : suppression.expires
            ? words.suppressions.until(instant(suppression.expires))
            : words.suppressions.never}
        {' · '}
        {suppression.last_hidden
          ? words.suppressions.lastHidden(instant(suppression.last_hidden))
          : words.suppressions.neverHidden}
      </p>
      {mayChange && <Changes suppression={suppression} />}
    </li>
  );

  function standingOf(one: Suppression): string {
    if (!one.enabled) return words.suppressions.off;
    if (one.begins !== null && Date.parse(one.begins) > Date.now())
      return words.suppressions.coming;
    return one.in_force ? words.suppressions.inForce : words.suppressions.over;
  }
}

function Changes({ suppression }: { suppression: Suppression }) {
  const { words, number } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  const params = { path: { id: suppression.id } };

  async function act(call: Promise<unknown>) {
    try {
      await call;
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    void queries.invalidateQueries({ queryKey: ['suppressions'] });
    void queries.invalidateQueries({ queryKey: ['alerts'] });
    void queries.invalidateQueries({ queryKey: ['counts'] });
  }
  const change = (body: { enabled?: 'true' | 'false'; days?: string }) =>
    act(taken(api.POST('/api/v1/suppressions/{id}', { params, body })));
  const remove = (keep: boolean) =>
    act(
      taken(
        api.DELETE('/api/v1/suppressions/{id}', {
          params: { ...params, ...(keep && { query: { keep } }) },
        }),
      ),
    );

  return (
    <div className="acts">
      <button
        type="button"
        onClick={() => change({ enabled: suppression.enabled ? 'false' : 'true' })}
      >
        {suppression.enabled ? words.suppressions.switchOff : words.suppressions.switchOn}
      </button>
      {suppression.kind !== 'window' && suppression.expires && (
        <button type="button" onClick={() => change({ days: '7' })}>
          {words.suppressions.extend}
        </button>
      )}
      <Sure
        ask={words.suppressions.remove}
        hint={words.suppressions.removeHint(number(suppression.hides))}
        confirm={words.suppressions.removeNow}
        onSure={() => remove(false)}
      />
      {suppression.hides > 0 && (
        <Sure
          ask={words.suppressions.removeKeep}
          hint={words.suppressions.keepHint}
          confirm={words.suppressions.removeNow}
          onSure={() => remove(true)}
        />
      )}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
