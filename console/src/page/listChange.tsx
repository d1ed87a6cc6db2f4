import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

/** Does something, then asks for a list again; keeps in words what went wrong. */
export function useChange(list: string) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  async function change<T>(call: Promise<T>): Promise<T | null> {
    try {
      const done = await call;
      setWrong('');
      await queries.invalidateQueries({ queryKey: [list] });
      return done;
    } catch (failure) {
      setWrong(whyNot(failure, words));
      return null;
    }
  }
  return { change, wrong };
}

/** What went wrong. */
export function Wrong({ text }: { text: string }) {
  return (
    <p className="wrong" role="alert">
      {text}
    </p>
  );
}
