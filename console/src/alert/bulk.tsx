import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { countOf, type Filters, queryOf } from '../address/filters';
import { type Alert, api, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { boundOf } from './queries';
import { closingStatus, type Reason, Reasons, useMayTriage } from './triage';

const LOOK_MILLIS = 500;

interface BulkProps {
  filters: Filters;
  total: number;
  shown: Alert[];
}

/**
 * Closes all alerts that the filters find, as one action that can be taken back. What is newer
 * than the alerts that were shown when the choice began stays open.
 */
export function Bulk({ filters, total, shown }: BulkProps) {
  const { words, number, instant } = useSpeech();
  const mayTriage = useMayTriage();
  const queries = useQueryClient();
  const [bound, setBound] = useState<string | null>(null);
  const [action, setAction] = useState<number | null>(null);
  const [wrong, setWrong] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters mean other alerts
  useEffect(() => setBound(null), [filters]);

  async function choose() {
    const chosen = filters;
    try {
      setBound(bound === null ? await boundOf(chosen, shown) : null);
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  async function act(call: Promise<{ action: number }>) {
    setBound(null);
    try {
      setAction((await call).action);
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  function close(reason: Reason, to: string) {
    const query = {
      ...queryOf(filters, Date.now()),
      ...(to && { to: earlier(filters.last ? '' : filters.to, to) }),
      ...(countOf(filters) === 0 && { all: true }),
    };
    const body = { status: closingStatus(reason), reason };
    void act(taken(api.POST('/api/v1/alerts/triage', { params: { query }, body })));
  }

  if (!mayTriage) return null;
  return (
    <>
      {filters.standing === 'open' && shown.length > 0 && (
        <button type="button" className="plain" aria-expanded={bound !== null} onClick={choose}>
          {words.triage.closeAll(number(total))}
        </button>
      )}
      {bound !== null && (
        <div className="bulk">
          {bound && <p className="soft">{words.triage.closeUntil(instant(bound))}</p>}
          <Reasons onChoice={(reason) => close(reason, bound)} />
        </div>
      )}
      {wrong && (
        <p className="bulk wrong" role="alert">
          {wrong}
        </p>
      )}
      {action !== null && (
        <Done
          n={action}
          onUndo={() =>
            act(taken(api.POST('/api/v1/actions/{n}/undo', { params: { path: { n: action } } })))
          }
          onChanged={() => {
            void queries.invalidateQueries({ queryKey: ['alerts'] });
            void queries.invalidateQueries({ queryKey: ['counts'] });
            void queries.invalidateQueries({ queryKey: ['alert'] });
          }}
        />
      )}
    </>
  );
}

/** The earlier one of two instants as {@link Date} writes them; the first may be empty. */
function earlier(one: string, other: string): string {
  return one !== '' && one < other ? one : other;
}

/** How far an action is, and a way to take it back while that may be. */
export function Done({
  n,
  onUndo,
  onChanged,
}: {
  n: number;
  onUndo: () => void;
  onChanged: () => void;
}) {
  const { words, number } = useSpeech();
  const query = useQuery({
    queryKey: ['action', n],
    queryFn: () => taken(api.GET('/api/v1/actions/{n}', { params: { path: { n } } })),
    refetchInterval: (running) => (running.state.data?.state === 'running' ? LOOK_MILLIS : false),
  });
  const state = query.data?.state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with the state alone
  useEffect(() => {
    if (state && state !== 'running') onChanged();
  }, [n, state]);

  if (!query.data) return null;
  const { changed, undoes } = query.data;
  return (
    <p className="bulk done" role="status">
      {undoes === undefined
        ? words.triage.changed(number(changed))
        : words.triage.takenBack(number(changed))}{' '}
      {undoes === undefined && state === 'done' && (
        <button type="button" onClick={onUndo}>
          {words.triage.undo}
        </button>
      )}
    </p>
  );
}
