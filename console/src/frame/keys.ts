import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences';

/** What keys do: a key as the browser names it, or `g` and a letter with a blank between. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

const CHORD_MILLIS = 1_200;
const PRESSED = 'a, button, summary, [role="tab"]';
const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** Whether a key goes to what is typed or pressed, to a conversion of Japanese, or to the browser. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  return (
    event.defaultPrevented ||
    event.isComposing ||
    event.keyCode === 229 ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    ((event.key === 'Enter' || event.key === ' ') &&
      (target?.closest?.(PRESSED) ?? null) !== null) ||
    (target?.closest?.(TYPING) ?? null) !== null ||
    (target?.closest?.('[role="dialog"]') ?? null) !== null
  );
}

/** Listens to keys while a component is there. Keys of one letter may be switched off. */
export function useKeys(keys: Keys) {
  const { letterKeys } = usePreferences();
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    let begun = Number.NEGATIVE_INFINITY;
    function pressed(event: KeyboardEvent) {
      if (isTaken(event)) return;
      const isLetter = event.key.length === 1;
      if (isLetter && !letterKeys) return;
      const chord = event.timeStamp - begun < CHORD_MILLIS ? `g ${event.key}` : event.key;
      begun = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const action = current.current[chord];
      if (action) {
        event.preventDefault();
        action(event);
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [letterKeys]);
}

/** Listens to Ctrl-K, on a Mac Command-K, wherever the focus is but in a window. */
export function useCommandKey(action: () => void) {
  const current = useRef(action);
  current.current = action;
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isCommand || event.key.toLowerCase() !== 'k' || event.isComposing) return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') === null) current.current();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
