import { Link, useSearch } from 'wouter';
import { LogText } from '../alert/logText';
import { useDetections } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import type { EntityPage as Entity } from '../api/client';
import { Empty, Loading, Trouble } from '../frame/state';
import { IncidentLink } from '../incident/incidentLink';
import { countryName } from '../map/places';
import { sourceName } from '../page/sourceName';
import { useSpeech } from '../words/words';
import { Criticality } from './criticality';
import { HoverCard } from './hoverCard';
import { Intelligence } from './intelligence';
import { namesOf } from './names';
import { entityPath } from './path';
import { LOOKED, useEntity } from './queries';

/** What is known of one entity from the alerts that name it. */
export default function EntityPage() {
  const { words, shared } = useSpeech();
  const given = new URLSearchParams(useSearch());
  const type = given.get('type') ?? '';
  const value = given.get('value') ?? '';
  const query = useEntity(type, value);
  const name = query.data ? namesOf(query.data.newest)(type, value) : value;
  return (
    <div className="page entity-page">
      <div className="page-head">
        <h1>
          <LogText text={name || words.pages.entity} />
        </h1>
        <p className="soft">{shared('entity', type)}</p>
      </div>
      {query.isPending && type !== '' && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {(type === '' || query.data?.alerts === 0) && (
        <Empty title={words.entity.none} hint={words.entity.noneHint} />
      )}
      {query.data && query.data.alerts > 0 && <Known entity={query.data} />}
    </div>
  );
}

function Known({ entity }: { entity: Entity }) {
  const { words, language, shared, number, instant, short, list } = useSpeech();
  const catalogue = useDetections();
  const title = (id: string) =>
    catalogue.data?.detections.find((each) => each.id === id)?.[language].title ?? id;
  const names = namesOf(entity.newest);
  const alertsOf = `/alerts?${new URLSearchParams({ standing: 'all', entity: `${entity.type}:${entity.value}` })}`;
  return (
    <>
      <section className="card">
        <p>{entity[language].prevalence}</p>
        <dl className="facts">
          <div>
            <dt>{words.entity.firstSeen}</dt>
            <dd>{instant(entity.first_seen)}</dd>
          </div>
          <div>
            <dt>{words.entity.lastSeen}</dt>
            <dd>{instant(entity.last_seen)}</dd>
          </div>
          {entity.country && (
            <div>
              <dt>{words.entity.country}</dt>
              <dd>{countryName(entity.country, language)}</dd>
            </div>
          )}
          <div>
            <dt>{words.entity.alerts}</dt>
            <dd>
              {entity.exact ? number(entity.alerts) : words.entity.atLeast(number(entity.alerts))}
              {' · '}
              {words.entity.openAlerts(number(entity.open_alerts), entity.alerts <= LOOKED)}
            </dd>
          </div>
          <div className="wide">
            <dt>{words.entity.sources}</dt>
            <dd>
              <LogText text={list(entity.sources.map(sourceName))} />
            </dd>
          </div>
        </dl>
        <Intelligence entity={entity} />
        <Criticality entity={entity} />
      </section>
      <div className="overview">
        <section className="card">
          <h2>{words.entity.newest}</h2>
          <ul className="lines">
            {entity.newest.slice(0, 20).map((alert) => (
              <li key={alert.id}>
                <Link href={`/alerts?standing=all&alert=${alert.id}`}>
                  <SeverityMark severity={alert.severity} />
                  <span className="title">{alert[language].title}</span>
                  <time dateTime={alert.last_time ?? ''} title={instant(alert.last_time)}>
                    {short(alert.last_time)}
                  </time>
                </Link>
              </li>
            ))}
          </ul>
          <Link href={alertsOf}>{words.entity.showAlerts}</Link>
        </section>
        <section className="card">
          {entity.incidents.length > 0 && (
            <>
              <h2>{words.entity.incidents}</h2>
              <ul className="plain-list">
                {entity.incidents.slice(0, 10).map((id) => (
                  <li key={id}>
                    <IncidentLink id={id} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{words.entity.related}</h2>
          <ul className="plain-list">
            {entity.related.slice(0, 20).map((other) => (
              <li key={`${other.type} ${other.value}`}>
                <span className="soft">{shared('entity', other.type)}</span>{' '}
                <HoverCard type={other.type} value={other.value}>
                  <Link href={entityPath(other.type, other.value)}>
                    <LogText text={names(other.type, other.value)} />
                  </Link>
                </HoverCard>{' '}
                <span className="soft">{words.entity.relatedCount(number(other.alerts))}</span>
              </li>
            ))}
          </ul>
          <h2>{words.entity.detections}</h2>
          <ul className="plain-list">
            {entity.detections.map((id) => (
              <li key={id}>
                <Link href={`/detections?${new URLSearchParams({ detection: id })}`}>
                  {title(id)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
