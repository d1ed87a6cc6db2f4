import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { whyNot } from '../frame/state';
import { type Speech, useSpeech } from '../words/words';

/** Adds a sample alert of each detection; returns what came of it, in words. */
export async function addSamples({ words, number }: Speech): Promise<string> {
  const answer = await taken(api.POST('/api/v1/samples'));
  return words.samples.added(
    number(answer.added),
    number(answer.alerts),
    number(answer.left_out.length),
  );
}

/** Removes all sample alerts; returns what came of it, in words. */
export async function removeSamples({ words, number }: Speech): Promise<string> {
  const answer = await taken(api.DELETE('/api/v1/samples'));
  return words.samples.removed(number(answer.removed));
}

/** Adds sample alerts, one of each detection; where asked for also removes them all. */
export function SampleAlerts({ removable = false }: { removable?: boolean }) {
  const speech = useSpeech();
  const { words } = speech;
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
      setWrong(whyNot(failure, words));
    } finally {
      setBusy(false);
    }
  }

  if (!mayChange) return null;
  return (
    <div className="sample-alerts">
      <p>
        <button type="button" disabled={isBusy} onClick={() => change(() => addSamples(speech))}>
          {isBusy ? words.samples.busy : words.samples.add}
        </button>{' '}
        {removable && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => change(() => removeSamples(speech))}
          >
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
