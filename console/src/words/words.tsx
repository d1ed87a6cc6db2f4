import { shared } from 'virtual:shared-words';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { usePreferences } from '../frame/preferences';
import { en, type Words } from './en';
import { ja } from './ja';

export type Language = 'en' | 'ja';

const CATALOGUES: Record<Language, Words> = { en, ja };
const HOUR = 3_600_000;

/** Texts of a language, and how it writes numbers and times. */
export interface Speech {
  language: Language;
  words: Words;
  /** At most three digits that count where it has a fraction, and no fraction from a hundred on. */
  number: (value: number) => string;
  percent: (value: number) => string;
  bytes: (value: number) => string;
  /** A word that reports share: `shared('entity', 'host')`. The key itself where there is none. */
  shared: (kind: string, key: string) => string;
  /** Date and time to the second. */
  instant: (time: string | null | undefined) => string;
  /** As short as it is clear today. */
  short: (time: string | null | undefined) => string;
  /** Such as "3 minutes ago". */
  ago: (time: string | null | undefined) => string;
  /** A length of time in its two largest units. */
  span: (millis: number) => string;
  list: (parts: string[]) => string;
  /** Who did something: a person by name, or in words what is none. */
  actor: (name: string) => string;
  /** A sentence of the server, its times in the zone of the reader. */
  sentence: (text: string) => string;
}

/** A time as sentences of the server have it. */
const WRITTEN = /\b(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(?: UTC|Z)(?![A-Za-z0-9])/g;

export function speech(language: Language, utc: boolean): Speech {
  const words = CATALOGUES[language];
  const actors: Record<string, string> = words.audit.actors;
  const zone = utc ? { timeZone: 'UTC' } : {};
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-CA' : 'ja-JP', {
      ...options,
      ...zone,
      hourCycle: 'h23',
    });
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const day = { month: '2-digit', day: '2-digit' } as const;
  const whole = format({ year: 'numeric', ...day, ...clock, second: '2-digit' });
  const toTheMinute = format({ year: 'numeric', ...day, ...clock });
  const dated = format({ year: 'numeric', ...day });
  const thisYear = format({ ...day, ...clock });
  const today = format(clock);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fraction = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, {
    type: 'unit',
    style: language === 'en' ? 'short' : 'narrow',
  });
  const named = (time: string | null | undefined, how: (date: Date) => string) =>
    time ? how(new Date(time)) : words.time.never;

  return {
    language,
    words,
    number: (value) =>
      (Number.isInteger(value) || Math.abs(value) >= 100 ? number : fraction).format(value),
    percent: (value) => percent.format(value),
    bytes: (value) => bytes(value, language),
    shared: (kind, key) => shared[language][`${kind}.${key}`] ?? key,
    instant: (time) => named(time, (date) => whole.format(date).replace(',', '')),
    short: (time) =>
      named(time, (date) => {
        const now = new Date();
        if (dated.format(date) === dated.format(now)) return today.format(date);
        const near = Math.abs(now.getTime() - date.getTime()) < 300 * 24 * HOUR;
        return (near ? thisYear : dated).format(date).replace(',', '');
      }),
    ago: (time) => named(time, (date) => ago(date.getTime() - Date.now(), relative, words)),
    span: (millis) => span(millis, language),
    list: (parts) => (language === 'en' ? list.format(parts) : parts.join('、')),
    actor: (name) => actors[name] ?? name,
    sentence: (text) =>
      text.replace(WRITTEN, (_, date: string, minute: string, second = '') =>
        (second === '' ? toTheMinute : whole)
          .format(new Date(`${date}T${minute}${second || ':00'}Z`))
          .replace(',', ''),
      ),
  };
}

function bytes(value: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(value, 1)) / 3));
  const size = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return `${size.format(value / 1000 ** step)} ${units[step]}`;
}

function span(millis: number, language: Language): string {
  const units: [string, number][] = [
    ['day', 24 * HOUR],
    ['hour', HOUR],
    ['minute', HOUR / 60],
    ['second', 1000],
  ];
  const first = Math.max(
    0,
    units.findIndex(([, length]) => millis >= length),
  );
  let left = millis;
  const parts = units.slice(first, first + 2).flatMap(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return count > 0 ? [new Intl.NumberFormat(language, style).format(count)] : [];
  });
  return parts.join(' ');
}

function ago(millis: number, relative: Intl.RelativeTimeFormat, words: Words): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 24 * HOUR],
    ['hour', HOUR],
    ['minute', HOUR / 60],
    ['second', 1000],
  ];
  for (const [unit, length] of steps) {
    if (Math.abs(millis) >= length) return relative.format(Math.trunc(millis / length), unit);
  }
  return words.time.justNow;
}

const SpeechContext = createContext<Speech>(speech('en', false));

/** The language that the page speaks. */
export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

export function SpeechProvider({ children }: { children: ReactNode }) {
  const { language, utc } = usePreferences();
  const value = useMemo(() => speech(language, utc), [language, utc]);
  return (
    <SpeechContext value={value}>
      <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>{children}</I18nProvider>
    </SpeechContext>
  );
}
