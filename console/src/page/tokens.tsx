import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CopyButton } from '../alert/logText';
import { api, taken } from '../api/client';
import { Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { useChange, Wrong } from './listChange';
import { type Role, RoleChoice, TOKEN_ROLES } from './roleChoice';

const DAYS = 90;

/** What may send or ask with a token. */
export function Tokens() {
  const { words, instant, ago, list } = useSpeech();
  const query = useQuery({ queryKey: ['tokens'], queryFn: () => taken(api.GET('/api/v1/tokens')) });
  const { change, wrong } = useChange('tokens');
  const [made, setMade] = useState('');
  const [sure, setSure] = useState('');

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const role = TOKEN_ROLES.find((each) => each === given.get('role')) ?? 'ingest';
    const source = String(given.get('source')).trim();
    const body = {
      name: String(given.get('name')),
      roles: [role],
      days: Number(given.get('days')),
      ...(source && { sources: [source] }),
    };
    const done = await change(taken(api.POST('/api/v1/tokens', { body })));
    if (done) {
      setMade(done.token);
      form.reset();
    }
  }

  return (
    <section>
      <h2>{words.people.tokens}</h2>
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data?.tokens.length === 0 && <p className="soft">{words.people.noTokens}</p>}
      <ul className="people">
        {query.data?.tokens.map((token) => {
          const path = { id: token.id };
          return (
            <li key={token.id}>
              <bdi className="name">{token.name}</bdi>
              <span>
                {token.roles.map((role) => words.people.role[role as Role] ?? role).join(', ')}
              </span>
              <span>
                {token.sources.length === 0 ? words.people.anySource : list(token.sources)}
              </span>
              <span className="soft">
                {words.people.expires} {instant(token.expires)} · {words.people.used}{' '}
                {ago(token.used)}
              </span>
              <button
                type="button"
                onClick={() =>
                  sure === token.id
                    ? change(taken(api.DELETE('/api/v1/tokens/{id}', { params: { path } })))
                    : setSure(token.id)
                }
              >
                {sure === token.id ? words.people.endSure : words.people.end}
              </button>
            </li>
          );
        })}
      </ul>
      {made && (
        <p className="made" role="status">
          <strong>{words.people.made}</strong>
          <code>{made}</code> <CopyButton text={made} />
        </p>
      )}
      <form className="add" onSubmit={make}>
        <h3>{words.people.makeToken}</h3>
        <label>
          {words.people.name}
          <input name="name" required maxLength={100} autoComplete="off" />
        </label>
        <RoleChoice roles={TOKEN_ROLES} />
        <label>
          {words.people.source}
          <input name="source" maxLength={200} autoComplete="off" />
        </label>
        <label>
          {words.people.days}
          <input name="days" type="number" min={1} max={1095} defaultValue={DAYS} required />
        </label>
        <button type="submit" className="primary">
          {words.people.make}
        </button>
        <Wrong text={wrong} />
      </form>
    </section>
  );
}
