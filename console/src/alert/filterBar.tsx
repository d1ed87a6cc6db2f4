import { type FormEvent, useEffect, useState } from 'react';
import {
  type Filters,
  GROUPINGS,
  ORDERS,
  SEVERITIES,
  SPANS,
  type Span,
  STANDINGS,
  toggled,
} from '../address/filters';
import { FilterInput } from '../filter/filterInput';
import { useSpeech } from '../words/words';
import { Chosen } from './chosenFilters';
import { useCounts, useDetections } from './queries';
import { SeverityMark } from './severity';
import { Views } from './views';

export interface FilterProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** What is searched for, and each filter that holds, with a way to take it away. */
export function FilterBar({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <search className="filters" aria-label={words.filters.label}>
      <SearchField filters={filters} onChange={onChange} />
      <Severities filters={filters} onChange={onChange} />
      <button
        type="button"
        className="narrow-only"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words.filters.label} {isOpen ? '▴' : '▾'}
      </button>
      <div className={isOpen ? 'further open' : 'further'}>
        <Times filters={filters} onChange={onChange} />
        <Standings filters={filters} onChange={onChange} />
        <Detections filters={filters} onChange={onChange} />
        <select
          aria-label={words.list.orderLabel}
          value={filters.order}
          onChange={(event) => {
            const order = ORDERS.find((each) => each === event.target.value) ?? 'newest';
            onChange({ ...filters, order });
          }}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {words.list.order[order]}
            </option>
          ))}
        </select>
        <Groupings filters={filters} onChange={onChange} />
        <Views filters={filters} onChange={onChange} />
        <Condition filters={filters} onChange={onChange} />
      </div>
      <Chosen filters={filters} onChange={onChange} />
    </search>
  );
}

function SearchField({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState(filters.text);
  useEffect(() => setTyped(filters.text), [filters.text]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onChange({ ...filters, text: typed.trim() });
  }

  return (
    <form className="search" onSubmit={submit}>
      <input
        id="search"
        type="search"
        maxLength={200}
        value={typed}
        placeholder={words.filters.text}
        aria-label={words.filters.text}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '' && filters.text) onChange({ ...filters, text: '' });
        }}
        onKeyDown={(event) => {
          // Enter that ends a conversion of Japanese searches for nothing yet.
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
    </form>
  );
}

function Groupings({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  return (
    <select
      aria-label={words.groups.by}
      value={filters.group ?? ''}
      onChange={({ target }) =>
        onChange({ ...filters, group: GROUPINGS.find((each) => each === target.value) ?? null })
      }
    >
      <option value="">{words.groups.none}</option>
      {GROUPINGS.map((each) => (
        <option key={each} value={each}>
          {words.groups.of[each]}
        </option>
      ))}
    </select>
  );
}

/** A condition of the filter language; it holds from Enter on, if it is right. */
function Condition({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState(filters.filter);
  useEffect(() => setTyped(filters.filter), [filters.filter]);
  return (
    <FilterInput
      label={words.filter.label}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        if (text === '' && filters.filter) onChange({ ...filters, filter: '' });
      }}
      onSubmit={(text) => onChange({ ...filters, filter: text })}
    />
  );
}

function Severities({ filters, onChange }: FilterProps) {
  const { words, number } = useSpeech();
  const counts = useCounts({ ...filters, severities: [] });
  const bySeverity = counts.data?.by_severity ?? {};
  const shown = SEVERITIES.filter(
    (severity) => (bySeverity[severity] ?? 0) > 0 || filters.severities.includes(severity),
  );
  return (
    <fieldset className="severities">
      <legend className="hidden">{words.filters.severity}</legend>
      {shown.map((severity) => (
        <button
          key={severity}
          type="button"
          className="chip"
          aria-pressed={filters.severities.includes(severity)}
          onClick={() =>
            onChange({ ...filters, severities: toggled(filters.severities, severity) })
          }
        >
          <SeverityMark severity={severity} />{' '}
          <span className="number">{number(bySeverity[severity] ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Standings({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  return (
    <select
      aria-label={words.triage.standingLabel}
      value={filters.standing}
      onChange={(event) => {
        const standing = STANDINGS.find((each) => each === event.target.value) ?? 'open';
        onChange({ ...filters, standing });
      }}
    >
      {STANDINGS.map((standing) => (
        <option key={standing} value={standing}>
          {words.triage.standing[standing]}
        </option>
      ))}
    </select>
  );
}

function Times({ filters, onChange }: FilterProps) {
  const { words } = useSpeech();
  const isOwn = filters.from !== '' || filters.to !== '';
  return (
    <select
      aria-label={words.filters.time}
      value={filters.last ?? (isOwn ? 'own' : '')}
      onChange={(event) => {
        const last = SPANS.find((span): span is Span => span === event.target.value) ?? null;
        onChange({ ...filters, last, from: '', to: '' });
      }}
    >
      <option value="">{words.time.all}</option>
      {SPANS.map((span) => (
        <option key={span} value={span}>
          {words.time.last[span]}
        </option>
      ))}
      {isOwn && <option value="own">{words.time.own}</option>}
    </select>
  );
}

function Detections({ filters, onChange }: FilterProps) {
  const { words, language, number } = useSpeech();
  const counts = useCounts({ ...filters, detections: [] });
  const catalogue = useDetections();
  const byDetection = counts.data?.by_detection ?? {};
  const titles = new Map(catalogue.data?.detections.map((each) => [each.id, each[language].title]));
  const offered = Object.entries(byDetection).sort(([, one], [, other]) => other - one);
  return (
    <select
      className="detection-choice"
      aria-label={words.filters.detection}
      value=""
      onChange={(event) =>
        onChange({ ...filters, detections: toggled(filters.detections, event.target.value) })
      }
    >
      <option value="">{words.filters.anyDetection}</option>
      {offered.map(([id, count]) => (
        <option key={id} value={id}>
          {titles.get(id) ?? id} ({number(count)})
        </option>
      ))}
    </select>
  );
}
