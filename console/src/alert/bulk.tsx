import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { countOf, type Filters, queryOf } from '../address/filters';
import { api, Problem, taken } from '../api/client';
import { useSpeech } from '../words/words';
import { closingStatus, type Reason, Reasons, useMayTriage } from './triage';

const LOOK_MILLIS = 500;

/** Closes all alerts that the filters find, as one action that can be taken back. */
export function Bulk({ filters, total }: { filters: Filters; total: number }) {
  const { words, number } = useSpeech();
  const mayTriage = useMayTriage();
  const queries = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const [action, setAction] = useState<number | null>(null);
  const [wrong, setWrong] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters mean other alerts
  useEffect(() => setChoosing(false), [filters]);

  async function act(call: Promise<{ action: number }>) {
    setChoosing(false);
    try {
      setAction((await call).action);
      setWrong('');
    } catch (failure) {
      setWrong(failure instanceof Problem ? failure.message : words.state.unreachable);
    }
  }

  function close(reason: Reason) {
    const query = { ...queryOf(filters, Date.now()), ...(countOf(filters) === 0 && { all: true }) };
    const body = { status: closingStatus(reason), reason };
    void act(taken(api.POST('/api/v1/alerts/triage', { params: { query }, body })));
  }

  if (!mayTriage) return null;
  return (
    <>
      {filters.standing === 'open' && total > 0 && (
        <button
          type="button"
          className="plain"
          aria-expanded={isChoosing}
          onClick={() => setChoosing(!isChoosing)}
        >
          {words.triage.closeAll(number(total))}
        </button>
      )}
      {isChoosing && (
        <div className="bulk">
          <Reasons onChoice={close} />
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

/** How far an action is, and a way to take it back while that may be. */
function Done({ n, onUndo, onChanged }: { n: number; onUndo: () => void; onChanged: () => void }) {
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
