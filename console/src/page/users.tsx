import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { api, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { useChange, Wrong } from './listChange';
import { RoleChoice, USER_ROLES, type UserRole } from './roleChoice';
import { rolesIn, TenantChoice, tenantsOffered } from './tenantChoice';

/** The role of a user in each of its tenants, or in all. */
function RoleOfUser({
  name,
  roles,
  choose,
}: {
  name: string;
  roles: Record<string, UserRole>;
  choose: (body: { roles: Record<string, UserRole> }) => void;
}) {
  const { words } = useSpeech();
  return Object.entries(roles).map(([tenant, role]) => (
    <span key={tenant}>
      <select
        aria-label={`${words.people.roles}: ${name}, ${tenant === '*' ? words.people.everyTenant : tenant}`}
        value={role}
        onChange={(event) => {
          const chosen = USER_ROLES.find((each) => each === event.currentTarget.value);
          if (chosen) choose({ roles: { ...roles, [tenant]: chosen } });
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

/** Who may sign in. */
export function Users() {
  const { words, instant } = useSpeech();
  const query = useQuery({ queryKey: ['users'], queryFn: () => taken(api.GET('/api/v1/users')) });
  const { change, wrong } = useChange('users');
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  const offered = tenantsOffered(me.data);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const role = USER_ROLES.find((each) => each === given.get('role')) ?? 'viewer';
    if (given.getAll('tenant').length === 0) return;
    const body = {
      name: String(given.get('name')),
      password: String(given.get('password')),
      roles: rolesIn(given.getAll('tenant').map(String), role),
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
              <span className="roles">
                <RoleOfUser
                  name={user.name}
                  roles={user.roles}
                  choose={(body) =>
                    change(
                      taken(api.POST('/api/v1/users/{name}/roles', { params: { path }, body })),
                    )
                  }
                />
              </span>
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
        <TenantChoice offered={offered} />
        <button type="submit" className="primary">
          {words.people.add}
        </button>
        <Wrong text={wrong} />
      </form>
    </section>
  );
}
