import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { Part } from '../alert/part';
import { SeverityMark } from '../alert/severity';
import type { WholeIncident } from '../api/client';
import type { Names } from '../entity/names';
import { entityPath } from '../entity/path';
import { Fold } from '../frame/fold';
import { useSpeech } from '../words/words';
import { type Graph, graphOf } from './graph';

const ROW = 40;
const MOST_WIDTH = 6;

/** Something that is pointed at: a cause or an entity, by its place. */
type Pointed = { side: 'from' | 'to'; place: number } | null;

/** Which alerts name whom: two columns with lines between, each name reached by keys. */
export function EntityGraph({ incident, names }: { incident: WholeIncident; names: Names }) {
  const { words, language, number, list } = useSpeech();
  const graph = useMemo(() => graphOf(incident), [incident]);
  const [pointed, setPointed] = useState<Pointed>(null);
  if (graph.lines.length === 0) return null;
  const lit = (line: Graph['lines'][number]) => pointed && line[pointed.side] === pointed.place;
  const isNear = (side: 'from' | 'to', place: number) =>
    pointed !== null && graph.lines.some((line) => lit(line) && line[side] === place);
  const nameOf = (entity: number) => {
    const named = incident.entities[entity];
    return named ? names(named.type, named.value) : '';
  };
  const rows = Math.max(graph.causes.length, graph.entities.length);
  const middle = (count: number, place: number) => ((place + 0.5) * ROW * rows) / count;
  const pointing = (side: 'from' | 'to', place: number) => ({
    onMouseEnter: () => setPointed({ side, place }),
    onMouseLeave: () => setPointed(null),
    onFocus: () => setPointed({ side, place }),
    onBlur: () => setPointed(null),
  });
  return (
    <Part id="graph" title={words.incidents.graph}>
      <p className="soft">{words.incidents.graphHint}</p>
      <div className={pointed ? 'graph is-pointed' : 'graph'} style={{ height: ROW * rows }}>
        <ul className="column" aria-label={words.incidents.graphCauses}>
          {graph.causes.map((cause, place) => (
            <li key={cause.detection} className={isNear('from', place) ? 'near' : ''}>
              <CauseNode incident={incident} cause={cause} {...pointing('from', place)} />
            </li>
          ))}
        </ul>
        <svg viewBox={`0 0 100 ${ROW * rows}`} preserveAspectRatio="none" aria-hidden="true">
          {graph.lines.map((line) => {
            const start = middle(graph.causes.length, line.from);
            const end = middle(graph.entities.length, line.to);
            return (
              <path
                key={`${line.from} ${line.to}`}
                className={lit(line) ? 'lit' : ''}
                d={`M0 ${start}C50 ${start} 50 ${end} 100 ${end}`}
                strokeWidth={Math.min(MOST_WIDTH, 1 + Math.log2(line.alerts))}
                vectorEffect="non-scaling-stroke"
              />
            );
          })}
        </svg>
        <ul className="column" aria-label={words.incidents.graphEntities}>
          {graph.entities.map(({ entity }, place) => (
            <li key={entity} className={isNear('to', place) ? 'near' : ''}>
              <EntityNode
                incident={incident}
                entity={entity}
                names={names}
                {...pointing('to', place)}
              />
            </li>
          ))}
        </ul>
      </div>
      {graph.left > 0 && <p className="soft">{words.incidents.graphLeft(number(graph.left))}</p>}
      <Fold name="graph" summary={words.incidents.graphText}>
        <ul className="graph-text">
          {graph.entities.map(({ entity }, place) => (
            <li key={entity}>
              <LogText text={nameOf(entity)} />
              {': '}
              {list(
                graph.lines
                  .filter((line) => line.to === place)
                  .map(
                    (line) =>
                      incident.steps[graph.causes[line.from]?.steps[0] ?? 0]?.[language].title ??
                      '',
                  ),
              )}
            </li>
          ))}
        </ul>
      </Fold>
    </Part>
  );
}

/** How titles of sample alerts begin; the timeline says it, and the boxes have little room. */
const SAMPLE_MARK = /^(?:\[SAMPLE\] |【サンプル】)/;

interface Pointing {
  onMouseEnter: () => void;
  onMouseLeave: () => void;
  onFocus: () => void;
  onBlur: () => void;
}

interface CauseProps extends Pointing {
  incident: WholeIncident;
  cause: Graph['causes'][number];
}

/** The alerts of a detection; leads to the first of them on the timeline. */
function CauseNode({ incident, cause, ...pointing }: CauseProps) {
  const { words, language, number } = useSpeech();
  const first = incident.steps[cause.steps[0] ?? 0];
  return (
    <button
      type="button"
      className="node"
      {...pointing}
      onClick={() => document.getElementById(`step-${first?.alert}`)?.focus()}
    >
      <SeverityMark severity={cause.severity} isShort />
      <span className="node-name">{first?.[language].title.replace(SAMPLE_MARK, '')}</span>
      {cause.steps.length > 1 && (
        <span className="times">{words.list.times(number(cause.steps.length))}</span>
      )}
    </button>
  );
}

interface EntityProps extends Pointing {
  incident: WholeIncident;
  entity: number;
  names: Names;
}

function EntityNode({ incident, entity, names, ...pointing }: EntityProps) {
  const { words, shared } = useSpeech();
  const named = incident.entities[entity];
  if (!named) return null;
  return (
    <Link
      href={entityPath(named.type, named.value)}
      className={named.ties ? 'node' : 'node shared-by-all'}
      title={named.ties ? undefined : words.incidents.tiesNot}
      {...pointing}
    >
      <span className="soft">{shared('entity', named.type)}</span>
      <span className="node-name">
        <LogText text={names(named.type, named.value)} />
      </span>
      {named.critical && <strong className="critical-mark">{words.entity.critical}</strong>}
    </Link>
  );
}
