import { useEffect, useRef, useState } from 'react';
import { Part } from '../alert/part';
import type { Incident, WholeIncident } from '../api/client';
import { useSpeech } from '../words/words';
import type { Done } from './queries';

interface SureProps {
  ask: string;
  hint: string;
  confirm: string;
  onSure: () => void;
}

/**
 * A button that says what it will do, and does it at the second press. The focus goes to the second
 * button, and back to the first where nothing is done.
 */
export function Sure({ ask, hint, confirm, onSure }: SureProps) {
  const { words } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);

  useEffect(() => {
    if (isAsked) second.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);

  if (!isAsked) {
    return (
      <button type="button" ref={first} onClick={() => setAsked(true)}>
        {ask}
      </button>
    );
  }
  return (
    <span className="sure" role="group">
      <span>{hint}</span>{' '}
      <button
        type="button"
        className="primary"
        ref={second}
        onClick={() => {
          setAsked(false);
          onSure();
        }}
      >
        {confirm}
      </button>{' '}
      <button type="button" onClick={() => setAsked(false)}>
        {words.incidents.cancel}
      </button>
    </span>
  );
}

/**
 * What was put right, with a way to take it back, or why it could not be. It takes the focus: what
 * was pressed is often gone.
 */
export function Outcome({ done, wrong }: { done: Done | null; wrong: string }) {
  const { words } = useSpeech();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);
  return (
    <>
      {wrong && (
        <p className="outcome wrong" role="alert">
          {wrong}
        </p>
      )}
      {done && !wrong && (
        <p className="outcome" role="status" ref={said} tabIndex={-1}>
          {done.text}{' '}
          {done.undo && (
            <button type="button" onClick={done.undo}>
              {words.triage.undo}
            </button>
          )}
        </p>
      )}
    </>
  );
}

interface MergeProps {
  incident: WholeIncident;
  listed: Incident[];
  onMerge: (other: string) => void;
}

/** Merges with another incident of the list. */
export function MergeWith({ incident, listed, onMerge }: MergeProps) {
  const { words, language, short } = useSpeech();
  const [other, setOther] = useState('');
  const others = listed.filter((each) => each.id !== incident.id);
  if (others.length === 0) return null;
  return (
    <Part id="merge" title={words.incidents.mergeTitle}>
      <p className="soft">{words.incidents.mergeHint}</p>
      <div className="acts">
        <select
          aria-label={words.incidents.mergeTitle}
          value={other}
          onChange={(event) => setOther(event.target.value)}
        >
          <option value="">{words.incidents.mergeChoose}</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {short(each.last_time)} {each[language].title}
            </option>
          ))}
        </select>
        {other && (
          <button type="button" className="primary" onClick={() => onMerge(other)}>
            {words.incidents.mergeNow}
          </button>
        )}
      </div>
    </Part>
  );
}
