import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Problem, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { useSpeech } from '../words/words';

/** Adds sample alerts, one of each detection; where asked for also removes them all. */
export function SampleAlerts({ removable = false }: { removable?: boolean }) {
  const { words, number } = useSpeech();
  const queries = useQueryClient();
  const mayChange = useMay('engineer');
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState('');

  async function change(call: () => Promise<string>) {
    setBusy(true);
    setSaid('');
    setWrong('');
    try {
      setSaid(await call());
      await queries.invalidateQueries();
    } catch (failure) {
      setWrong(failure instanceof Problem ? failure.message : words.state.unreachable);
    } finally {
      setBusy(false);
    }
  }

  const add = () =>
    change(async () => {
      const answer = await taken(api.POST('/api/v1/samples'));
      return words.samples.added(
        number(answer.added),
        number(answer.alerts),
        number(answer.left_out.length),
      );
    });
  const remove = () =>
    change(async () => {
      const answer = await taken(api.DELETE('/api/v1/samples'));
      return words.samples.removed(number(answer.removed));
    });

  if (!mayChange) return null;
  return (
    <div className="sample-alerts">
      <p>
        <button type="button" disabled={isBusy} onClick={add}>
          {isBusy ? words.samples.busy : words.samples.add}
        </button>{' '}
        {removable && (
          <button type="button" disabled={isBusy} onClick={remove}>
            {words.samples.remove}
          </button>
        )}
      </p>
      <p role="status" className="soft">
        {said}
      </p>
      {wrong && (
        <p role="alert" className="wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}
