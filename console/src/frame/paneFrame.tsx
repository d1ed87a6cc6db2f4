import { type ReactNode, useEffect, useRef } from 'react';
import { currentSearch, withTenant } from '../address/tenant';
import { CopyButton } from '../alert/logText';
import { Problem } from '../api/client';
import { useSpeech } from '../words/words';
import { Empty, Loading, Trouble } from './state';

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface Props<T> {
  id: string;
  /** How one of these is called, the ways to its neighbours, and that there is none of this id. */
  names: { label: string; previous: string; next: string; gone: string };
  /** Its path by itself, whatever filters hold here. */
  path: string;
  query: Asked<T>;
  tools?: ReactNode;
  above?: ReactNode;
  onClose: () => void;
  onMove: (step: number) => void;
  children: (data: T) => ReactNode;
}

/** The frame of what is open beside a list: ways to its neighbours, and its link. */
export function PaneFrame<T>(props: Props<T>) {
  const { words } = useSpeech();
  const { id, names, query, onMove, onClose } = props;
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one begins at its top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [id]);
  const isGone = query.error instanceof Problem && query.error.status === 404;
  return (
    <section className="pane" aria-label={names.label} ref={scroller}>
      <div className="pane-tools">
        <Step label={names.previous} letter="k" sign="↑" onStep={() => onMove(-1)} />
        <Step label={names.next} letter="j" sign="↓" onStep={() => onMove(1)} />
        <CopyButton text={linkTo(props.path)} label={words.pane.copyLink} />
        {props.tools}
        <button type="button" className="plain close" onClick={onClose}>
          {words.pane.close} <span aria-hidden="true">×</span>
        </button>
      </div>
      {props.above}
      {query.isPending && <Loading />}
      {isGone && <Empty title={names.gone} />}
      {query.error && !isGone ? (
        <Trouble error={query.error} again={() => query.refetch()} />
      ) : null}
      {query.data !== undefined && props.children(query.data)}
    </section>
  );
}

function linkTo(path: string): string {
  return window.location.origin + withTenant(path, currentSearch());
}

interface StepProps {
  label: string;
  letter: string;
  sign: string;
  onStep: () => void;
}

function Step({ label, letter, sign, onStep }: StepProps) {
  return (
    <button
      type="button"
      className="plain icon"
      aria-label={label}
      title={`${label} (${letter})`}
      onClick={onStep}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
