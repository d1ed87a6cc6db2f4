import type { Speech } from '../words/words';

/** A length of time as programs write it. */
const LENGTH = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;

function millis(text: string): number | null {
  const parts = LENGTH.exec(text.replaceAll('-', ''));
  if (!parts || text === 'PT') return null;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1_000;
}

/** What an alarm says beside its name, in the language of the reader; what has no words as it is. */
export function alarmDetail(detail: string, { words, number, bytes, span }: Speech): string {
  const says = words.overview.alarmDetails;
  const [first = '', ...rest] = detail.split(' ');
  const more = rest.join(' ');
  if (/^\d+$/.test(first)) {
    if (more === 'in all') return says.inAll(number(Number(first)));
    if (more === 'are kept') return says.kept(number(Number(first)));
    const room = /^of (\d+) bytes$/.exec(more);
    if (room) return says.room(bytes(Number(first)), bytes(Number(room[1])));
  }
  for (const [begins, said] of [
    ['last ', says.last],
    ['ahead by ', says.ahead],
    ['by ', says.behind],
  ] as const) {
    const length = detail.startsWith(begins) ? millis(detail.slice(begins.length)) : null;
    if (length !== null) return said(span(length) || span(1_000));
  }
  return detail;
}
