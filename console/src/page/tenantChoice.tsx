import { useState } from 'react';
import type { Me } from '../api/client';
import { useSpeech } from '../words/words';
import type { UserRole } from './roleChoice';

/** Stands for every tenant, also those that come later. */
const EVERY = '*';

/** Where whoever asks may give somebody a role: in every tenant at once, or in some by their names. */
export function tenantsOffered(me: Me | undefined): string[] {
  if (!me) return [];
  return me.everywhere ? [EVERY, ...me.tenants] : me.tenants;
}

/** The same role in each of these tenants; every tenant includes the others. */
export function rolesIn(tenants: string[], role: UserRole): Record<string, UserRole> {
  return tenants.includes(EVERY)
    ? { [EVERY]: role }
    : Object.fromEntries(tenants.map((tenant) => [tenant, role]));
}

/** Those chosen with one more: every tenant leaves out the single ones, and a single one every tenant. */
export function alsoIn(chosen: string[], tenant: string): string[] {
  return tenant === EVERY ? [EVERY] : [...chosen.filter((other) => other !== EVERY), tenant];
}

/** In which tenants a new user has its role; nothing is asked where there is one tenant. */
export function TenantChoice({ offered }: { offered: string[] }) {
  const { words } = useSpeech();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const first = offered[0];
  if (first === undefined) return null;
  if (offered.filter((tenant) => tenant !== EVERY).length < 2)
    return <input type="hidden" name="tenant" value={first} />;
  const present = chosen ?? [first];
  return (
    <fieldset className="tenants">
      <legend>{words.people.tenants}</legend>
      {offered.map((tenant) => (
        <label key={tenant}>
          <input
            type="checkbox"
            name="tenant"
            value={tenant}
            checked={present.includes(tenant)}
            required={present.length === 0}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked
                  ? alsoIn(present, tenant)
                  : present.filter((other) => other !== tenant),
              )
            }
          />{' '}
          {tenant === EVERY ? words.people.everyTenant : <bdi>{tenant}</bdi>}
        </label>
      ))}
    </fieldset>
  );
}
