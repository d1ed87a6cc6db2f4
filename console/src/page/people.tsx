import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CopyButton } from '../alert/logText';
import { api, Problem, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';

const USER_ROLES = ['viewer', 'analyst', 'engineer', 'admin'] as const;
const TOKEN_ROLES = ['ingest', ...USER_ROLES] as const;
type Role = (typeof TOKEN_ROLES)[number];
const DAYS = 90;

/** Who may sign in, and what may send or ask with a token. */
export default function People() {
  const { words } = useSpeech();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.people}</h1>
      </div>
      <Users />
      <Tokens />
    </div>
  );
}

/** Does something, then asks for a list again; keeps in words what went wrong. */
function useChange(list: string) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  async function change<T>(call: Promise<T>): Promise<T | null> {
    try {
      const done = await call;
      setWrong('');
      await queries.invalidateQueries({ queryKey: [list] });
      return done;
    } catch (failure) {
      setWrong(failure instanceof Problem ? failure.message : words.state.unreachable);
      return null;
    }
  }
  return { change, wrong };
}

function Wrong({ text }: { text: string }) {
  return (
    <p className="wrong" role="alert">
      {text}
    </p>
  );
}

/** The role of a user in its one tenant, or in all. */
function RoleOfUser({
  name,
  roles,
  choose,
}: {
  name: string;
  roles: Record<string, Role>;
  choose: (body: { roles: Record<string, (typeof USER_ROLES)[number]> }) => void;
}) {
  const { words } = useSpeech();
  return Object.entries(roles).map(([tenant, role]) => (
    <span key={tenant}>
      <select
        aria-label={`${words.people.roles}: ${name}`}
        value={role}
        onChange={(event) => {
          const chosen = USER_ROLES.find((each) => each === event.currentTarget.value);
          if (chosen) choose({ roles: { [tenant]: chosen } });
        }}
      >
        {USER_ROLES.map((each) => (
          <option key={each} value={each}>
            {words.people.role[each]}
          </option>
        ))}
      </select>{' '}
      <span className="soft">
        {tenant === '*' ? words.people.everyTenant : words.frame.tenant(tenant)}
      </span>
    </span>
  ));
}

function Users() {
  const { words, instant } = useSpeech();
  const query = useQuery({ queryKey: ['users'], queryFn: () => taken(api.GET('/api/v1/users')) });
  const { change, wrong } = useChange('users');
  const roleOf = (roles: Record<string, Role>) =>
    Object.entries(roles).map(
      ([tenant, role]) =>
        `${words.people.role[role]} (${tenant === '*' ? words.people.everyTenant : tenant})`,
    );

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const role = USER_ROLES.find((each) => each === given.get('role')) ?? 'viewer';
    const body = {
      name: String(given.get('name')),
      password: String(given.get('password')),
      roles: { '*': role },
    };
    const call = taken(api.POST('/api/v1/users', { body })).then(() => true);
    if (await change(call)) form.reset();
  }

  return (
    <section>
      <h2>{words.people.users}</h2>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data?.users.length === 0 && <p className="soft">{words.people.noUsers}</p>}
      <ul className="people">
        {query.data?.users.map((user) => {
          const path = { name: user.name };
          const route = user.enabled
            ? ('/api/v1/users/{name}/disable' as const)
            : ('/api/v1/users/{name}/enable' as const);
          return (
            <li key={user.name}>
              <bdi className="name">{user.name}</bdi>
              {Object.keys(user.roles).length === 1 ? (
                <RoleOfUser
                  name={user.name}
                  roles={user.roles}
                  choose={(body) =>
                    change(
                      taken(api.POST('/api/v1/users/{name}/roles', { params: { path }, body })),
                    )
                  }
                />
              ) : (
                <span>{roleOf(user.roles).join(', ')}</span>
              )}
              <span className="soft">
                {words.people.created} {instant(user.created)}
              </span>
              <span className={user.enabled ? '' : 'is-high'}>
                {user.enabled ? words.people.enabled : words.people.disabled}
              </span>
              <button
                type="button"
                onClick={() => change(taken(api.POST(route, { params: { path } })))}
              >
                {user.enabled ? words.people.disable : words.people.enable}
              </button>
            </li>
          );
        })}
      </ul>
      <form className="add" onSubmit={add}>
        <h3>{words.people.addUser}</h3>
        <label>
          {words.people.name}
          <input
            name="name"
            required
            minLength={2}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
          />
        </label>
        <label>
          {words.people.password}
          <input
            name="password"
            type="password"
            required
            minLength={12}
            maxLength={256}
            autoComplete="new-password"
          />
        </label>
        <RoleChoice roles={USER_ROLES} />
        <button type="submit" className="primary">
          {words.people.add}
        </button>
        <Wrong text={wrong} />
      </form>
    </section>
  );
}

function RoleChoice({ roles }: { roles: readonly Role[] }) {
  const { words } = useSpeech();
  return (
    <label>
      {words.people.roles}
      <select name="role">
        {roles.map((role) => (
          <option key={role} value={role}>
            {words.people.role[role]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tokens() {
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
