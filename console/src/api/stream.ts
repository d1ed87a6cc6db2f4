import { tenantOf } from '../address/tenant';
import type { Alert } from './client';

const LEAST_MILLIS = 1_000;
const MOST_MILLIS = 30_000;

export type Liveness = 'live' | 'waiting';

/**
 * Alerts as they are raised or change. Comes back by itself, later and later while the server does
 * not answer; rests while nobody looks at the page.
 *
 * @param onResumed called at each opening: what came before it may have been missed
 * @returns ends it
 */
export function follow(
  onAlert: (alert: Alert) => void,
  onResumed: () => void,
  onLiveness: (liveness: Liveness) => void,
): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  let wait = LEAST_MILLIS;

  function close() {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    const tenant = tenantOf(window.location.search);
    const query = tenant === null ? '' : `?tenant=${encodeURIComponent(tenant)}`;
    source = new EventSource(`/api/v1/alerts/stream${query}`);
    source.addEventListener('alert', (event) => onAlert(JSON.parse(event.data) as Alert));
    source.onopen = () => {
      wait = LEAST_MILLIS;
      onLiveness('live');
      onResumed();
    };
    source.onerror = () => {
      onLiveness('waiting');
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = window.setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(2 * wait, MOST_MILLIS);
    };
  }

  function look() {
    close();
    if (!document.hidden) open();
  }

  if (!document.hidden) open();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
}
