import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Empty } from './state';

interface Addressed {
  /** The row that is open beside the list; null for none. */
  opened: string | null;
  open: (id: string | null) => void;
}

/** The row that keys work on, beside the open one. */
export function useCursor(ids: string[], { opened, open }: Addressed) {
  const [cursor, setCursor] = useState<string | null>(opened);
  const list = useRef<HTMLDivElement>(null);
  const at = cursor ?? opened;

  function move(step: number) {
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(at ?? '') + step))];
    if (next === undefined) return;
    setCursor(next);
    // A link or a button that still had the focus would take Enter.
    list.current?.focus({ preventScroll: true });
    if (opened !== null) open(next);
  }

  function choose(id: string) {
    setCursor(id);
    open(id);
  }

  function close() {
    open(null);
    list.current?.focus();
  }

  return {
    cursor: at,
    list: list as RefObject<HTMLDivElement>,
    move,
    choose,
    close,
    moves: { j: () => move(1), k: () => move(-1), Enter: () => cursor !== null && open(cursor) },
    Escape: () => opened !== null && close(),
  };
}

interface Props {
  title: string;
  /** What filters the list. */
  above: ReactNode;
  /** Why the list may be incomplete. */
  trouble: string | undefined;
  listLabel: string;
  list: ReactNode;
  /** Null where none is open. */
  pane: ReactNode | null;
  /** What to do where none is open. */
  hint: string;
}

/** A list on the left and what is open of it on the right; on a phone one of both. */
export function ListAndPane({ title, above, trouble, listLabel, list, pane, hint }: Props) {
  return (
    <div className={pane === null ? 'alerts' : 'alerts with-pane'}>
      <h1 className="hidden">{title}</h1>
      <div className="above">{above}</div>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <section className="list-side" aria-label={listLabel}>
        {list}
      </section>
      {pane ?? (
        <div className="no-pane">
          <Empty title={hint} />
        </div>
      )}
    </div>
  );
}
