import type { Speech } from '../words/words';

/** Beginnings of names behind which the name of a field stands, the longer ones first. */
const OF_FIELDS = ['different_', 'evenness_', 'first_', 'top_share_', 'top_', 'known_'];
const JAPANESE = '_ja';
/** What the sentence says, or what only programs compare. */
const UNSHOWN = ['advice', 'answers', 'sampled', 'template_hash', 'traffic'];
/** Numbers that say nothing unless they are others. */
const UNSAID: Record<string, string> = { sampling_rate: '1' };

/** The name of a number in words; a number without words keeps its own name. */
export function numberName(name: string, shared: Speech['shared']): string {
  const own = shared('number', name);
  if (own !== name) return own;
  const beginning = OF_FIELDS.find((each) => name.startsWith(each));
  if (beginning === undefined) return name;
  const field = name.slice(beginning.length);
  const word = fieldName(field, shared);
  return shared('number', `${beginning.slice(0, -1).replace('_', '-')}-of`).replace('{0}', word);
}

/** A field of records in words, where there are some. */
export function fieldName(field: string, shared: Speech['shared']): string {
  const key = `field.${field.replaceAll('.', '_')}`;
  const word = shared('number', key);
  return word === key ? field : word;
}

/** The numbers of an alert that people read in a language, as the report has them; none without a value. */
export function numbersOf(
  numbers: Record<string, string>,
  language: Speech['language'],
): [string, string][] {
  const inJapanese = language === 'ja';
  const isSaid = (name: string) =>
    inJapanese
      ? name === 'outcome_text' && 'outcome_ja' in numbers
      : name === 'outcome' && 'outcome_text' in numbers;
  return Object.entries(numbers)
    .filter(([name]) => !name.endsWith(JAPANESE) && !UNSHOWN.includes(name) && !isSaid(name))
    .map(([name, value]): [string, string] => [
      name,
      inJapanese ? (numbers[name + JAPANESE] ?? value) : value,
    ])
    .filter(([name, value]) => value !== '' && value !== UNSAID[name]);
}

/** Names of numbers that hold a value of a record, such as a version or a port. */
const OF_RECORDS = ['new', 'target', 'template', 'fragment', 'from', 'to', 'examples'];
const FIRST = /^(first|top)_|_address$|_hash$/;

/** Whether a number is measured, so that it may be rounded and grouped; others are shown as they are. */
export function isMeasured(name: string): boolean {
  return !OF_RECORDS.includes(name) && (name.startsWith('top_share_') || !FIRST.test(name));
}

/** Numbers that are bytes. */
export const BYTES = ['bytes_in', 'bytes_out', 'answer_bytes'];

/** A place as baselines write it: a city and the code of its country. */
const PLACE = /^(.+), ([A-Z]{2})$/;

/** A value that programs write as a word, in words; any other as it is. */
export function numberValue(
  name: string,
  value: string,
  { shared, language }: Pick<Speech, 'shared' | 'language'>,
): string {
  if (name === 'rung') return fieldName(value, shared);
  const place = name === 'from' || name === 'to' ? PLACE.exec(value) : null;
  if (place)
    return `${place[1]}, ${new Intl.DisplayNames(language, { type: 'region' }).of(place[2] ?? '') ?? place[2]}`;
  const key = `value.${name}.${value}`;
  const word = shared('number', key);
  return word === key ? value : word;
}
