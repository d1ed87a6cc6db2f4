import { Link, useLocation } from 'wouter';
import { ANY_STANDING, type Filters } from '../address/filters';
import type { WholeAlert } from '../api/client';
import { useKeys } from '../frame/keys';
import { PaneFrame } from '../frame/paneFrame';
import { IncidentLink } from '../incident/incidentLink';
import { incidentPath } from '../incident/path';
import { useSpeech } from '../words/words';
import { Baseline } from './baseline';
import { Entities } from './entities';
import { EvidenceList } from './evidence';
import { LogText } from './logText';
import { Part } from './part';
import { useAlert } from './queries';
import { RawViews } from './rawViews';
import { Related } from './related';
import { SeverityMark } from './severity';
import { Steps } from './steps';
import { SmallStrip } from './strip';
import { lastArrival } from './times';
import { Triage } from './triage';
import { Why } from './why';

interface PaneProps {
  id: string;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onClose: () => void;
  onMove: (step: number) => void;
  onOpen: (id: string) => void;
}

/** One alert, in the order in which it is read: what happened, why it fired, what to do. */
export function Pane({ id, filters, onFilters, onClose, onMove, onOpen }: PaneProps) {
  const { words } = useSpeech();
  const query = useAlert(id);
  const [, navigate] = useLocation();

  const show = (part: string) => () => {
    const section = document.getElementById(part);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  const incident = query.data?.incident;
  useKeys({
    e: show('why'),
    o: show('evidence'),
    t: show('steps'),
    i: () => incident && navigate(incidentPath(incident)),
  });

  return (
    <PaneFrame
      id={id}
      names={words.pane}
      path={`/alerts?alert=${encodeURIComponent(id)}`}
      query={query}
      onClose={onClose}
      onMove={onMove}
    >
      {(alert) => (
        <Whole
          alert={alert}
          filters={filters}
          onFilters={onFilters}
          onOpen={onOpen}
          onClosed={() => onMove(1)}
        />
      )}
    </PaneFrame>
  );
}

interface WholeProps {
  alert: WholeAlert;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onOpen: (id: string) => void;
  /** Closed, so the next one is wanted. */
  onClosed: () => void;
}

function Whole({ alert, filters, onFilters, onOpen, onClosed }: WholeProps) {
  const { words, language, shared, number, list, sentence } = useSpeech();
  const texts = alert[language];
  const guidance = alert.guidance[language];
  const techniques = alert.tactics.filter((tactic) => /^t\d/.test(tactic));
  return (
    <article>
      <header>
        <p className="kicker">
          <SeverityMark severity={alert.severity} />
          <span>
            {words.pane.confidence}: {shared('confidence', alert.confidence)}
          </span>
          {alert.count > 1 && <span>{words.list.timesHint(number(alert.count))}</span>}
        </p>
        <h2>{texts.title}</h2>
        <p className="sentence">
          <LogText text={sentence(texts.summary)} />
        </p>
        {texts.reason && !texts.summary.includes(texts.reason) && (
          <p className="reason">
            <LogText text={sentence(texts.reason)} />
          </p>
        )}
        {alert.incident && (
          <p className="in-incident">
            <span className="soft">{words.incidents.of}</span> <IncidentLink id={alert.incident} />{' '}
            <kbd>i</kbd>
          </p>
        )}
        <Triage key={alert.id} alert={alert} onClosed={onClosed} />
        <SmallStrip stages={alert.intents} />
        <Facts alert={alert} filters={filters} onFilters={onFilters} />
      </header>
      <Baseline alert={alert} />
      <Why id={alert.id} condition={alert.why} />
      <EvidenceList alert={alert} />
      <Entities alert={alert} filters={filters} onFilters={onFilters} />
      <Steps alert={alert} />
      <Part id="meaning" title={words.pane.what}>
        <p>{guidance.description}</p>
        {guidance.primary_reason && (
          <p>
            <strong>{words.pane.stageReason}</strong> {guidance.primary_reason}
          </p>
        )}
        {techniques.length > 0 && (
          <p className="soft">
            {words.pane.techniques}: {list(techniques.map((technique) => technique.toUpperCase()))}
          </p>
        )}
      </Part>
      {guidance.false_positives.length > 0 && (
        <Part id="harmless" title={words.pane.falsePositives}>
          <ul>
            {guidance.false_positives.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Part>
      )}
      <Related alert={alert} onOpen={onOpen} />
      <RawViews alert={alert} />
    </article>
  );
}

function Facts({ alert, filters, onFilters }: Omit<WholeProps, 'onOpen' | 'onClosed'>) {
  const { words, instant, ago, shared } = useSpeech();
  const notes = alert.timing.filter((timing) => timing !== 'claimed');
  const arrival = lastArrival(alert.evidence);
  return (
    <dl className="facts">
      <div>
        <dt>{words.pane.first}</dt>
        <dd>
          <time dateTime={alert.time ?? ''}>{instant(alert.time)}</time>
        </dd>
      </div>
      <div>
        <dt>{words.pane.lastSeen}</dt>
        <dd>
          <time dateTime={alert.last_time ?? ''}>{instant(alert.last_time)}</time>{' '}
          <span className="soft">{ago(alert.last_time)}</span>
          {arrival && (
            <>
              <br />
              <time dateTime={arrival} className="soft">
                {words.pane.arrived(instant(arrival))}
              </time>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.pane.detection}</dt>
        <dd>
          <Link
            href={`/detections?${new URLSearchParams({ detection: alert.detection })}`}
            title={alert.detection}
          >
            {shared('section', alert.detection.split('/')[0] ?? '')}
          </Link>
          <br />
          <button
            type="button"
            className="value"
            title={words.filters.byDetection}
            onClick={() =>
              onFilters({ ...ANY_STANDING, order: filters.order, detections: [alert.detection] })
            }
          >
            {words.filters.likeThis}
          </button>
        </dd>
      </div>
      {notes.map((note) => (
        <div key={note} className="wide soft">
          <dd>{shared('timing', note)}</dd>
        </div>
      ))}
    </dl>
  );
}
