import type { ReactNode } from 'react';
import { Problem } from '../api/client';
import type { Words } from '../words/en';
import { useSpeech } from '../words/words';

/** Why something failed: in the words of the server, or that it gave none, or did not answer. */
export function whyNot(failure: unknown, words: Words): string {
  if (!(failure instanceof Problem)) return words.state.unreachable;
  return failure.message || words.state.wordless(failure.status);
}

export function Loading() {
  const { words } = useSpeech();
  return (
    <p className="page loading" role="status">
      {words.state.loading}
    </p>
  );
}

/** What is wrong and what to do, in place of what could not be shown. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const { words } = useSpeech();
  const problem = error instanceof Problem ? error : null;
  const forbidden = problem?.status === 403;
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{forbidden ? words.state.forbidden : words.state.failed}</strong>{' '}
        <bdi>{whyNot(error, words)}</bdi>
      </p>
      {problem?.status === 500 && problem.instance && (
        <p className="soft">{words.state.id(problem.instance)}</p>
      )}
      {again && !forbidden && (
        <button type="button" onClick={again}>
          {words.state.again}
        </button>
      )}
    </div>
  );
}

export function Empty({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint && <p className="soft">{hint}</p>}
      {children}
    </div>
  );
}
