import { useSpeech } from '../words/words';

export const USER_ROLES = ['viewer', 'analyst', 'engineer', 'admin'] as const;
export const TOKEN_ROLES = ['ingest', ...USER_ROLES] as const;
export type UserRole = (typeof USER_ROLES)[number];
export type Role = (typeof TOKEN_ROLES)[number];

export function RoleChoice({ roles }: { roles: readonly Role[] }) {
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
