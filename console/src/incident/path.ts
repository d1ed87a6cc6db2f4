export function incidentPath(id: string): string {
  return `/incidents?incident=${encodeURIComponent(id)}`;
}

/** The address of the alerts of an incident, wherever they stand. */
export function alertsPath(id: string): string {
  return `/alerts?incident=${encodeURIComponent(id)}&standing=all`;
}
