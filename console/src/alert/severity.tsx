import { useSpeech } from '../words/words';

const SHAPES: Record<string, string> = {
  critical: '◆',
  high: '▲',
  medium: '■',
  low: '●',
  informational: '○',
};

interface MarkProps {
  severity: string;
  /** Whether there is room for the shape only; the word is then for readers of the screen. */
  isShort?: boolean;
}

/** A severity by shape, word and colour. */
export function SeverityMark({ severity, isShort = false }: MarkProps) {
  const { shared } = useSpeech();
  const word = shared('severity', severity);
  return (
    <span className={`severity is-${severity}`} title={isShort ? word : undefined}>
      <span aria-hidden="true" className="shape">
        {SHAPES[severity] ?? '·'}
      </span>{' '}
      {isShort ? <span className="hidden">{word}</span> : word}
    </span>
  );
}
