import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { Part } from '../alert/part';
import { SeverityMark } from '../alert/severity';
import type { WholeIncident } from '../api/client';
import { useSpeech } from '../words/words';
import { MOST_SPLIT } from './queries';
import { type Step, stepsWithGaps } from './timeline';

interface TimelineProps {
  incident: WholeIncident;
  /** Takes alerts off; null if the caller may not. */
  onSplit: ((alerts: string[]) => void) | null;
}

/** The alerts of an incident in event time, why each belongs there, and the gaps between them. */
export function Timeline({ incident, onSplit }: TimelineProps) {
  const { words, span } = useSpeech();
  const steps = useMemo(() => stepsWithGaps(incident.steps), [incident.steps]);
  const [isSplitting, setSplitting] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (alert: string) =>
    setChosen(
      chosen.includes(alert) ? chosen.filter((each) => each !== alert) : [...chosen, alert],
    );
  return (
    <Part id="timeline" title={words.incidents.timeline}>
      <ol className="timeline">
        {steps.map(({ step, gapMillis }) => (
          <li key={step.alert}>
            {gapMillis > 0 && (
              <p className="gap">
                <span>{words.incidents.gap(span(gapMillis))}</span>
              </p>
            )}
            <StepCard
              step={step}
              isChosen={chosen.includes(step.alert)}
              onChoose={isSplitting ? () => toggle(step.alert) : null}
            />
          </li>
        ))}
      </ol>
      {onSplit && incident.steps.length > 1 && (
        <div className="acts">
          {isSplitting ? (
            <>
              <p className="soft">{words.incidents.splitHint}</p>
              <button
                type="button"
                className="primary"
                disabled={
                  chosen.length === 0 ||
                  chosen.length > MOST_SPLIT ||
                  chosen.length === incident.steps.length
                }
                onClick={() => onSplit(chosen)}
              >
                {words.incidents.splitNow(chosen.length)}
              </button>
              <button
                type="button"
                onClick={() => {
                  setSplitting(false);
                  setChosen([]);
                }}
              >
                {words.incidents.cancel}
              </button>
            </>
          ) : (
            <button type="button" onClick={() => setSplitting(true)}>
              {words.incidents.split}
            </button>
          )}
        </div>
      )}
    </Part>
  );
}

interface StepProps {
  step: Step;
  isChosen: boolean;
  /** Chooses it for being taken off; null while nothing is chosen. */
  onChoose: (() => void) | null;
}

function StepCard({ step, isChosen, onChoose }: StepProps) {
  const { words, language, shared, instant } = useSpeech();
  const texts = step[language];
  const isGone = step.status === 'gone';
  const statuses: Record<string, string> = words.triage.status;
  return (
    <div id={`step-${step.alert}`} className={`step is-${step.severity}`} tabIndex={-1}>
      <p className="step-head">
        {onChoose && (
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={words.incidents.choose1(texts.title)}
            onChange={onChoose}
          />
        )}
        <time dateTime={step.time ?? ''}>{instant(step.time)}</time>
        <SeverityMark severity={step.severity} />
        {step.intent && <span className="stage">{shared('stage', `${step.intent}.short`)}</span>}
        {step.status !== 'active' && (
          <span className={`status ${step.status}`}>
            {isGone ? words.incidents.alertGone : statuses[step.status]}
          </span>
        )}
      </p>
      <p className="step-title">
        {isGone ? (
          <code>{texts.title}</code>
        ) : (
          <Link href={`/alerts?standing=all&alert=${encodeURIComponent(step.alert)}`}>
            {texts.title}
          </Link>
        )}
      </p>
      {texts.summary && (
        <p>
          <LogText text={texts.summary} />
        </p>
      )}
      <p className="soft small">
        <LogText text={texts.reason} />
      </p>
    </div>
  );
}
