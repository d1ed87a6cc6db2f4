import { nameOf } from '../connect/lines';

/** A filter as it is written, cut where it is completed. */
export interface Cut {
  /** What is whole before the word at the caret. */
  before: string;
  /** The beginning of the word at the caret; empty between words. */
  begun: string;
  after: string;
}

const WORD = /[\p{L}\p{N}_.:/@*%-]/u;
const OPERATOR = /[=!<>~]/;

/** The place of a quote that is open at the end of a text; -1 if none is. */
function openQuote(text: string): number {
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (open < 0) {
      if (sign === '"' || sign === "'") open = at;
    } else if (sign === '\\' && text[open] === '"') at++;
    else if (sign === text[open]) open = -1;
  }
  return open;
}

/** Where in a text the word begins that stands before the caret. */
export function cutAt(text: string, caret: number): Cut {
  const head = text.slice(0, caret);
  const quote = openQuote(head);
  let start = quote >= 0 ? quote : head.length;
  if (quote < 0) {
    const kind = [WORD, OPERATOR].find((signs) => signs.test(head.slice(-1)));
    while (kind && start > 0 && kind.test(head.charAt(start - 1))) start--;
  }
  return { before: head.slice(0, start), begun: head.slice(start), after: text.slice(caret) };
}

/** Ids of sources by their names, each once; files and parts of topics are those of one source. */
export function idsOf(sources: readonly { source: string }[]): string[] {
  return [...new Set(sources.map(({ source }) => nameOf(source)))];
}

const PLAIN = /^[\p{L}\p{N}.:/_@-]+$/u;
const RESERVED = ['and', 'or', 'not', 'in', 'contains', 'startswith', 'endswith', 'exists'];

/** A value as a filter writes it; between quotes where it must be. */
export function quoted(value: string): string {
  if (PLAIN.test(value) && !RESERVED.includes(value.toLowerCase())) return value;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** What of some words completes a beginning: first those that begin so, then those that have it. */
export function fitting(words: string[], begun: string, most: number): string[] {
  const bare = (text: string) => text.replace(/^["']/, '').toLowerCase();
  const wanted = bare(begun);
  const first = words.filter((word) => bare(word).startsWith(wanted));
  const inside = words.filter(
    (word) => !first.includes(word) && wanted !== '' && word.toLowerCase().includes(wanted),
  );
  return [...first, ...inside].slice(0, most);
}

/** A text with a word completed, and where the caret is then. */
export function completed(cut: Cut, word: string): { text: string; caret: number } {
  const gap = /[\s(]$|^$/.test(cut.before) ? '' : ' ';
  const head = `${cut.before}${gap}${word} `;
  return { text: head + cut.after.replace(/^\s+/, ''), caret: head.length };
}

/** The field whose value is asked for behind a text, as `host` behind `a = 1 and host =`. */
export function fieldBefore(before: string): string | null {
  const found =
    /([\p{L}\p{N}_.-]+)\s*(?:=|!=|~|!~|<=?|>=?|(?:not\s+)?(?:contains|startswith|endswith|in\s*\((?:[^()]*,)?))\s*$/iu.exec(
      before,
    );
  return found?.[1] ?? null;
}
