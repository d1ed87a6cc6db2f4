import { useState } from 'react';
import { api, type Replayed, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { useMayTriage } from './triage';

/** Raises the alert once more from its records, and says what came of it. */
export function Replay({ id }: { id: string }) {
  const { words, language, number } = useSpeech();
  const mayReplay = useMayTriage();
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');

  async function replay() {
    setBusy(true);
    try {
      setReplayed(
        await taken(api.POST('/api/v1/alerts/{id}/replay', { params: { path: { id } } })),
      );
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    setBusy(false);
  }

  if (!mayReplay) return null;
  return (
    <div className="replay">
      <button type="button" disabled={isBusy} title={words.replay.hint} onClick={replay}>
        {words.replay.begin}
      </button>
      <div role="status">
        {replayed && (
          <>
            <p className={replayed.same ? 'is-good' : ''}>
              <span aria-hidden="true">{replayed.same ? '✓' : '✕'}</span> {replayed[language]}
            </p>
            <p className="soft small">
              {words.replay.read(number(replayed.records), number(replayed.findings))}
            </p>
          </>
        )}
        {wrong && <p className="wrong">{wrong}</p>}
      </div>
    </div>
  );
}
