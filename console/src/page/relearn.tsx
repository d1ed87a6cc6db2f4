import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { LogText } from '../alert/logText';
import { api, type Detection, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { useMaySwitch } from './override';

/** Since when and why a detection learns anew, and a way to have it forget what it has learned. */
export function Relearn({ detection }: { detection: Detection }) {
  const { words, instant, actor } = useSpeech();
  const mayForget = useMaySwitch();
  const [isAsked, setAsked] = useState(false);
  const last = detection.relearned;
  if (detection.learning_seconds === undefined) return null;
  return (
    <>
      {last && (
        <p>
          <strong>{words.relearn.last}</strong> <LogText text={last.reason} />{' '}
          <span className="soft">
            {actor(last.author)} {instant(last.time)}
          </span>
        </p>
      )}
      {mayForget && !isAsked && (
        <button type="button" onClick={() => setAsked(true)}>
          {words.relearn.ask}
        </button>
      )}
      {mayForget && isAsked && (
        <RelearnForm detection={detection.id} onDone={() => setAsked(false)} />
      )}
    </>
  );
}

function RelearnForm({ detection, onDone }: { detection: string; onDone: () => void }) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    try {
      await taken(api.POST('/api/v1/detections/relearn', { body: { detection, reason } }));
      onDone();
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
    void queries.invalidateQueries({ queryKey: ['detections'] });
  }

  return (
    <form className="add" onSubmit={submit}>
      <p className="is-medium">{words.relearn.question}</p>
      <label className="grow">
        {words.suppressions.reason}
        <input name="reason" required maxLength={1000} autoComplete="off" />
      </label>
      <button type="submit" className="primary">
        {words.relearn.forget}
      </button>
      <button type="button" className="plain" onClick={onDone}>
        {words.incidents.cancel}
      </button>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
