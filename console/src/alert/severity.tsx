import { useSpeech } from '../words/words';

const SHAPES: Record<string, string> = {
  critical: '◆',
  high: '▲',
  medium: '■',
  low: '●',
  informational: '○',
};

/** A severity by shape, word and colour. */
export function SeverityMark({ severity }: { severity: string }) {
  const { shared } = useSpeech();
  return (
    <span className={`severity is-${severity}`}>
      <span aria-hidden="true" className="shape">
        {SHAPES[severity] ?? '·'}
      </span>{' '}
      {shared('severity', severity)}
    </span>
  );
}
