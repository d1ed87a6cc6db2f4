import { useEffect, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { ANY_STANDING } from '../address/filters';
import { useCounts, useDetections } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import type { Detection } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { Backtest } from './backtest';
import { DetectionTexts } from './detectionText';
import { Override } from './override';

const STATES = ['armed', 'learning', 'not-armed'] as const;

/** What is looked for, and whether it can be found. */
export default function Detections() {
  const { words, number, language, shared } = useSpeech();
  const query = useDetections();
  const counts = useCounts(ANY_STANDING);
  const [text, setText] = useState('');
  const [state, setState] = useState<string>('');
  const wantedId = new URLSearchParams(useSearch()).get('detection');
  const all = query.data?.detections ?? [];
  const wanted = text.trim().toLowerCase();
  const shown = all.filter((each) => {
    const texts = `${each.id} ${each[language].title} ${each[language].description} ${each.tactics.join(' ')}`;
    return (state === '' || each.state === state) && texts.toLowerCase().includes(wanted);
  });
  const sections = [...new Set(shown.map(sectionOf))];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.detections}</h1>
        <p className="soft">{words.detections.intro}</p>
      </div>
      <search className="filters">
        <input
          id="search"
          type="search"
          value={text}
          placeholder={words.detections.search}
          aria-label={words.detections.search}
          onChange={(event) => setText(event.target.value)}
        />
        {['', ...STATES].map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={state === each}
            onClick={() => setState(each)}
          >
            {each === ''
              ? words.detections.all
              : words.detections.state[each as (typeof STATES)[number]]}{' '}
            <span className="number">
              {number(all.filter((detection) => each === '' || detection.state === each).length)}
            </span>
          </button>
        ))}
        <span className="soft" aria-live="polite">
          {words.detections.count(number(shown.length), number(all.length))}
        </span>
      </search>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.isSuccess && shown.length === 0 && <p className="empty">{words.detections.none}</p>}
      {sections.map((section) => (
        <section key={section}>
          <h2>{shared('section', section)}</h2>
          <ul className="catalogue">
            {shown
              .filter((each) => sectionOf(each) === section)
              .map((each) => (
                <One
                  key={each.id}
                  detection={each}
                  isWanted={each.id === wantedId}
                  alerts={counts.data?.by_detection[each.id] ?? 0}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** How people judged its alerts, where they judged any. */
function Judged({ detection }: { detection: Detection }) {
  const { words, number, percent } = useSpeech();
  if (detection.judged === 0) return null;
  return (
    <p>
      {words.overrides.judged(number(detection.judged), percent(detection.precision))}{' '}
      <strong>{words.overrides.verdict[detection.verdict]}</strong>
    </p>
  );
}

/** The folder of a detection. */
function sectionOf(detection: Detection): string {
  return detection.id.split('/')[0] ?? '';
}

interface OneProps {
  detection: Detection;
  alerts: number;
  /** Whether the address names it, so that it is open and in sight. */
  isWanted: boolean;
}

function One({ detection, alerts, isWanted }: OneProps) {
  const { words, language, shared, number, percent, list } = useSpeech();
  const texts = detection[language];
  const techniques = detection.tactics.filter((tactic) => /^t\d/.test(tactic));
  const missing = [...(detection.missing_lists ?? []), ...(detection.missing_capabilities ?? [])];
  const [isOpen, setOpen] = useState(isWanted);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWanted) row.current?.scrollIntoView({ block: 'start' });
  }, [isWanted]);
  return (
    <li ref={row}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <SeverityMark severity={detection.severity_in_force} />
          <span className="title">{texts.title}</span>
          <span className={`armed ${detection.enabled ? detection.state : 'not-armed'}`}>
            {!detection.enabled && `${words.overrides.off} · `}
            {words.detections.state[detection.state]}
            {detection.state === 'learning' &&
              detection.learned_percent !== undefined &&
              ` (${words.detections.learned(percent(detection.learned_percent / 100))})`}
          </span>
        </summary>
        <p>{texts.description}</p>
        {missing.length > 0 && <p className="wrong">{words.detections.missing(list(missing))}</p>}
        <dl className="facts">
          <div className="wide">
            <dt>{words.detections.data}</dt>
            <dd>{texts.data}</dd>
          </div>
          <div>
            <dt>{words.pane.stage}</dt>
            <dd>{list(detection.intents.map((intent) => shared('stage', intent)))}</dd>
          </div>
          {techniques.length > 0 && (
            <div>
              <dt>{words.pane.techniques}</dt>
              <dd>{list(techniques.map((each) => each.toUpperCase()))}</dd>
            </div>
          )}
          <div>
            <dt>{words.detections.id}</dt>
            <dd>
              <code>{detection.id}</code>
              {detection.row > 0 && (
                <span className="soft"> · {words.detections.row(number(detection.row))}</span>
              )}
              {!detection.built_in && <span className="soft"> · {words.detections.own}</span>}
            </dd>
          </div>
        </dl>
        <Judged detection={detection} />
        {alerts > 0 && (
          <p>
            <Link href={`/alerts?detection=${encodeURIComponent(detection.id)}`}>
              {words.detections.alerts(number(alerts))}
            </Link>
          </p>
        )}
        <Override detection={detection} />
        {isOpen && <Backtest detection={detection.id} />}
        {isOpen && <DetectionTexts id={detection.id} />}
      </details>
    </li>
  );
}
