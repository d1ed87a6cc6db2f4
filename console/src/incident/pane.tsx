import { Link } from 'wouter';
import { useShown } from '../address/shown';
import { currentSearch, withTenant } from '../address/tenant';
import { LogText } from '../alert/logText';
import { Part } from '../alert/part';
import { SeverityMark } from '../alert/severity';
import { useMayTriage } from '../alert/triage';
import type { Incident, WholeIncident } from '../api/client';
import { HoverCard } from '../entity/hoverCard';
import { type Names, useNames } from '../entity/names';
import { entityPath } from '../entity/path';
import { PaneFrame } from '../frame/paneFrame';
import { useSpeech } from '../words/words';
import { EntityGraph } from './entityGraph';
import { IncidentTriage } from './incidentTriage';
import { alertsPath } from './path';
import { MergeWith, Outcome } from './puttingRight';
import { useIncident, usePuttingRight } from './queries';
import { Similar } from './similar';
import { StageCounts } from './stageCounts';
import { Timeline } from './timelineView';

interface PaneProps {
  id: string;
  /** Incidents of the list, which this one may be merged with. */
  listed: Incident[];
  onClose: () => void;
  onMove: (step: number) => void;
  onOpen: (id: string) => void;
}

/** One incident: what happened, in which order, to whom, and what is like it. */
export function IncidentPane({ id, listed, onClose, onMove, onOpen }: PaneProps) {
  const { words, language } = useSpeech();
  const query = useIncident(id);
  const right = usePuttingRight(onOpen);
  return (
    <PaneFrame
      id={id}
      names={words.incidents}
      path={`/incidents?incident=${encodeURIComponent(id)}`}
      query={query}
      onClose={onClose}
      onMove={onMove}
      tools={
        <a
          className="tool-link"
          href={withTenant(`/api/v1/incidents/${id}/page?language=${language}`, currentSearch())}
          download
        >
          {words.incidents.asFile}
        </a>
      }
      above={<Outcome done={right.done} wrong={right.wrong} />}
    >
      {(incident) => <Whole incident={incident} listed={listed} right={right} onOpen={onOpen} />}
    </PaneFrame>
  );
}

interface WholeProps {
  incident: WholeIncident;
  listed: Incident[];
  right: ReturnType<typeof usePuttingRight>;
  onOpen: (id: string) => void;
}

function Whole({ incident, listed, right, onOpen }: WholeProps) {
  const { words, language, number, instant, list } = useSpeech();
  const mayTriage = useMayTriage();
  const names = useNames(incident.id);
  const stepNames: Record<string, string> = words.incidents.stepNames;
  const texts = incident[language];

  function split(alerts: string[]) {
    const stays = incident.steps.find((step) => !alerts.includes(step.alert));
    if (stays) void right.split(incident.id, alerts, stays.alert);
  }

  return (
    <article>
      <header>
        <p className="kicker">
          <SeverityMark severity={incident.severity} />
          <span title={words.incidents.scoreHint}>
            {words.incidents.score(number(incident.score))}
          </span>
          <Link href={alertsPath(incident.id)} title={words.incidents.asList}>
            {words.incidents.alerts(number(incident.alerts))}
          </Link>
          {incident.by_hand && <span>{words.incidents.byHand}</span>}
        </p>
        <h2>
          <LogText text={texts.title} />
        </h2>
        <p className="sentence">
          <LogText text={texts.beginning} />
        </p>
        {texts.description && <p className="reason">{texts.description}</p>}
        <IncidentTriage key={incident.id} incident={incident} />
        <StageCounts incident={incident} />
        <dl className="facts">
          <div>
            <dt>{words.pane.first}</dt>
            <dd>
              <time dateTime={incident.time ?? ''}>{instant(incident.time)}</time>
            </dd>
          </div>
          <div>
            <dt>{words.pane.lastSeen}</dt>
            <dd>
              <time dateTime={incident.last_time ?? ''}>{instant(incident.last_time)}</time>
            </dd>
          </div>
          {incident.missing_steps.length > 0 && (
            <div className="wide">
              <dt>{words.incidents.missingSteps}</dt>
              <dd>{list(incident.missing_steps.map((step) => stepNames[step] ?? step))}</dd>
            </div>
          )}
        </dl>
      </header>
      <Timeline key={incident.id} incident={incident} onSplit={mayTriage ? split : null} />
      <EntityGraph incident={incident} names={names} />
      <NamedEntities incident={incident} names={names} />
      <Similar
        incident={incident}
        onOpen={onOpen}
        onMerge={mayTriage ? (other) => right.merge(incident.id, other) : null}
      />
      {mayTriage && (
        <MergeWith
          key={incident.id}
          incident={incident}
          listed={listed}
          onMerge={(other) => right.merge(incident.id, other)}
        />
      )}
    </article>
  );
}

const MOST_SHOWN = 12;

/** Whom the alerts name, and how common each is. */
function NamedEntities({ incident, names }: { incident: WholeIncident; names: Names }) {
  const { words, language, shared, number } = useSpeech();
  const [isWhole, setWhole] = useShown('entities');
  const shown = isWhole ? incident.entities : incident.entities.slice(0, MOST_SHOWN);
  return (
    <Part id="entities" title={words.pane.entities}>
      <ul className="entities">
        {shown.map((entity) => (
          <li key={`${entity.type} ${entity.value}`}>
            <span className="entity-type">{shared('entity', entity.type)}</span>
            <div>
              <HoverCard type={entity.type} value={entity.value}>
                <Link href={entityPath(entity.type, entity.value)} className="value">
                  <LogText text={names(entity.type, entity.value)} />
                </Link>
              </HoverCard>
              {entity.critical && (
                <strong className="critical-mark">{words.entity.critical}</strong>
              )}
              <p className="soft small">
                {words.incidents.namedBy(number(entity.alerts))} {entity[language].prevalence}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < incident.entities.length && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {words.incidents.allEntities(number(incident.entities.length))}
        </button>
      )}
    </Part>
  );
}
