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

/** Puts a text on the clipboard, as it is. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { words } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="plain copy"
      onClick={async () => {
        await navigator.clipboard?.writeText(text);
        setCopied(true);
        window.setTimeout(() => setCopied(false), 1_500);
      }}
    >
      <span aria-live="polite">{isCopied ? words.pane.copied : (label ?? words.pane.copy)}</span>
    </button>
  );
}
