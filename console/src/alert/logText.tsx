import { useState } from 'react';
import { useSpeech } from '../words/words';

const UNSEEN = /[\p{Cc}\p{Cf}]/gu;
const KEPT = '\n\t';
const DIGITS = 4;

/**
 * Text of a log as it can be shown: what would be invisible, or would turn text around, is drawn.
 * Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (KEPT.includes(sign)) return sign;
    return `⟨U+${code.toString(16).toUpperCase().padStart(DIGITS, '0')}⟩`;
  });
}

/** A value from a log, apart from the direction of the text around it. */
export function LogText({ text }: { text: string }) {
  return <bdi className="log-text">{visible(text)}</bdi>;
}

/** Puts a text on the clipboard. False if the browser has none (plain HTTP) or refuses. */
export async function copied(text: string): Promise<boolean> {
  try {
    if (!navigator.clipboard) return false;
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text on the clipboard, as it is; where that fails, shows it selected. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { words } = useSpeech();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  async function copy() {
    const done = await copied(text);
    setOutcome(done ? 'copied' : 'failed');
    if (done) window.setTimeout(() => setOutcome(null), 1_500);
  }
  return (
    <>
      <button type="button" className="plain copy" onClick={copy}>
        <span aria-live="polite">
          {outcome === 'copied' ? words.pane.copied : (label ?? words.pane.copy)}
        </span>
      </button>
      {outcome === 'failed' && (
        <span className="by-hand">
          <span role="alert">{words.pane.notCopied}</span>
          <textarea
            readOnly
            rows={2}
            value={text}
            aria-label={words.pane.notCopied}
            ref={(area) => area?.select()}
            onBlur={() => setOutcome(null)}
          />
        </span>
      )}
    </>
  );
}
