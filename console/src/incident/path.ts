export function incidentPath(id: string): string {
  return `/incidents?incident=${encodeURIComponent(id)}`;
}
