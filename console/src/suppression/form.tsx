import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, type Suppression, taken } from '../api/client';
import { FilterInput } from '../filter/filterInput';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { Preview } from './preview';

const DAYS = [1, 7, 30, 90, 184];
const HOUR = 3_600_000;

interface FormProps {
  name: string;
  filter: string;
  onFilter: (filter: string) => void;
  /** What stands between filter and reason. */
  children?: ReactNode;
  /** What is done beside it; shown before the form is sent. */
  also?: ReactNode;
  onAdded: (added: Suppression) => void | Promise<void>;
  onCancel: () => void;
}

/** Whether the caller may say what holds for ever. */
function useMayNever(): boolean {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  return me.data?.roles.some((role) => role === 'engineer' || role === 'admin') ?? false;
}

/** The days that a suppression may live, and how long it does if nobody says. */
function useDays(): { choices: string[]; usual: string } {
  const list = useQuery({
    queryKey: ['suppressions'],
    queryFn: () => taken(api.GET('/api/v1/suppressions')),
  });
  const usual = list.data?.usual_days ?? 7;
  const most = list.data?.most_days ?? 184;
  const all = [...new Set([...DAYS.filter((days) => days <= most), usual, most])];
  return { choices: all.sort((one, other) => one - other).map(String), usual: String(usual) };
}

/** Adds a suppression or a maintenance window, and shows first what it would have hidden. */
export function SuppressionForm({
  name,
  filter,
  onFilter,
  children,
  also,
  onAdded,
  onCancel,
}: FormProps) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const mayNever = useMayNever();
  const days = useDays();
  const [chosen, setLife] = useState<string | null>(null);
  const life = chosen ?? days.usual;
  const [window, setWindow] = useState(nextWindow);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const isWindow = life === 'window';
  const times = isWindow ? { begins: zoned(window.begins), ends: zoned(window.ends) } : {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const body = {
      name: String(given.get('name')),
      filter: filter.trim(),
      reason: String(given.get('reason')),
      ...(isWindow ? times : { days: life }),
    };
    setBusy(true);
    try {
      const added = await taken(api.POST('/api/v1/suppressions', { body }));
      await queries.invalidateQueries({ queryKey: ['suppressions'] });
      setWrong('');
      await onAdded(added);
    } catch (failure) {
      setWrong(whyNot(failure, words));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="suppression-form" onSubmit={submit}>
      <label>
        {words.suppressions.name}
        <input name="name" required maxLength={100} defaultValue={name} autoComplete="off" />
      </label>
      {children}
      <div className="labelled">
        <span>{words.suppressions.filter}</span>
        <FilterInput
          label={words.suppressions.filter}
          value={filter}
          onChange={onFilter}
          explains
        />
      </div>
      <Preview filter={filter} {...times} />
      <label>
        {words.suppressions.reason}
        <input name="reason" required maxLength={1000} autoComplete="off" />
      </label>
      <label>
        {words.suppressions.life}
        <select value={life} onChange={(event) => setLife(event.target.value)}>
          {days.choices.map((each) => (
            <option key={each} value={each}>
              {words.suppressions.days(each)}
            </option>
          ))}
          {mayNever && <option value="never">{words.suppressions.never}</option>}
          <option value="window">{words.suppressions.window}</option>
        </select>
      </label>
      {isWindow && <WindowTimes window={window} onChange={setWindow} />}
      {also}
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="primary" disabled={busy || filter.trim() === ''}>
          {isWindow ? words.suppressions.addWindow : words.suppressions.add}
        </button>
        <button type="button" onClick={onCancel}>
          {words.incidents.cancel}
        </button>
      </div>
    </form>
  );
}

interface Window {
  begins: string;
  ends: string;
}

/** An instant as the input of a browser writes it, in its own time zone. */
function local(millis: number): string {
  const date = new Date(millis);
  return new Date(millis - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function nextWindow(): Window {
  const begins = Math.ceil(Date.now() / HOUR) * HOUR;
  return { begins: local(begins), ends: local(begins + 4 * HOUR) };
}

/** The instant that an input of the browser's time zone means; empty for none. */
function zoned(text: string): string {
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString();
}

function WindowTimes({ window, onChange }: { window: Window; onChange: (w: Window) => void }) {
  const { words } = useSpeech();
  return (
    <>
      <label>
        {words.suppressions.begins}
        <input
          type="datetime-local"
          required
          value={window.begins}
          onChange={(event) => onChange({ ...window, begins: event.target.value })}
        />
      </label>
      <label>
        {words.suppressions.ends}
        <input
          type="datetime-local"
          required
          value={window.ends}
          min={window.begins}
          onChange={(event) => onChange({ ...window, ends: event.target.value })}
        />
      </label>
      <p className="soft">{words.suppressions.windowHint}</p>
    </>
  );
}
