import { useState } from 'react';
import { useSearch } from 'wouter';
import { SEVERITIES, type Severity, SPANS, type Span } from '../address/filters';
import { tenantOf } from '../address/tenant';
import { FilterInput } from '../filter/filterInput';
import { useCheck } from '../filter/queries';
import { useSpeech } from '../words/words';
import { exportPath, FORMATS, type Format } from './path';

const OF_SECURITY_CENTER: readonly Format[] = [
  'security-center',
  'security-alert-table',
  'security-center-rest',
];
const ERAS = ['own', '2020', '2024'] as const;

/** All alerts of a choice as a file, in a format of other systems. */
export function Download() {
  const { words, language, shared } = useSpeech();
  const tenant = tenantOf(useSearch());
  const [format, setFormat] = useState<Format>('csv');
  const [era, setEra] = useState<(typeof ERAS)[number]>('own');
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [last, setLast] = useState<Span | null>(null);
  const [filter, setFilter] = useState('');
  const check = useCheck(filter);
  const isRight = filter.trim() === '' || check.data?.right === true;
  const hasEra = OF_SECURITY_CENTER.includes(format);
  const href = exportPath({
    format,
    language,
    era: hasEra ? era : 'own',
    severities: severity ? SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1) : [],
    last,
    filter: filter.trim(),
    tenant,
  });
  return (
    <section>
      <h2>{words.exports.file}</h2>
      <p className="soft">{words.exports.fileHint}</p>
      <div className="add">
        <label>
          {words.exports.format}
          <select
            value={format}
            onChange={({ target }) =>
              setFormat(FORMATS.find((each) => each === target.value) ?? 'csv')
            }
          >
            {FORMATS.map((each) => (
              <option key={each} value={each}>
                {words.exports.formats[each]}
              </option>
            ))}
          </select>
        </label>
        {hasEra && (
          <label>
            {words.exports.era}
            <select
              value={era}
              onChange={({ target }) => setEra(ERAS.find((each) => each === target.value) ?? 'own')}
            >
              {ERAS.map((each) => (
                <option key={each} value={each}>
                  {words.exports.eras[each]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.filters.severity}
          <select
            value={severity ?? ''}
            onChange={({ target }) =>
              setSeverity(SEVERITIES.find((each) => each === target.value) ?? null)
            }
          >
            <option value="">{words.incidents.anySeverity}</option>
            {SEVERITIES.map((each) => (
              <option key={each} value={each}>
                {words.incidents.least(shared('severity', each))}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.filters.time}
          <select
            value={last ?? ''}
            onChange={({ target }) => setLast(SPANS.find((each) => each === target.value) ?? null)}
          >
            <option value="">{words.time.all}</option>
            {SPANS.map((span) => (
              <option key={span} value={span}>
                {words.time.last[span]}
              </option>
            ))}
          </select>
        </label>
        <div className="labelled grow">
          <span>{words.suppressions.filter}</span>
          <FilterInput label={words.suppressions.filter} value={filter} onChange={setFilter} />
        </div>
        {isRight ? (
          <a className="primary" href={href} download>
            {words.exports.download}
          </a>
        ) : (
          <button type="button" className="primary" disabled>
            {words.exports.download}
          </button>
        )}
      </div>
    </section>
  );
}
