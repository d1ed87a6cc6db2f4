import { Link } from 'wouter';
import { ANY_STANDING, type Filters } from '../address/filters';
import type { WholeAlert } from '../api/client';
import { HoverCard } from '../entity/hoverCard';
import { entityPath, keyOf } from '../entity/path';
import { useSpeech } from '../words/words';
import { attributesOf, filterOf, labelOf } from './entity';
import { LogText } from './logText';
import { Part } from './part';

interface EntitiesProps {
  alert: WholeAlert;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Who and what an alert names; a click shows all alerts that name it. */
export function Entities({ alert, filters, onFilters }: EntitiesProps) {
  const { words, shared } = useSpeech();
  return (
    <Part id="entities" title={words.pane.entities}>
      <ul className="entities">
        {alert.entities.map((entity) => (
          <li key={JSON.stringify(entity)}>
            <span className="entity-type">{shared('entity', entity.type)}</span>
            <div>
              <HoverCard type={entity.type} value={keyOf(entity)}>
                <button
                  type="button"
                  className="value"
                  title={words.filters.byEntity(labelOf(entity))}
                  onClick={() =>
                    onFilters({
                      ...ANY_STANDING,
                      order: filters.order,
                      entities: [filterOf(entity)],
                    })
                  }
                >
                  <LogText text={labelOf(entity)} />
                </button>
              </HoverCard>
              {keyOf(entity) !== '' && (
                <Link className="to-entity" href={entityPath(entity.type, keyOf(entity))}>
                  {words.entity.details}
                  <span className="hidden"> {labelOf(entity)}</span>
                </Link>
              )}
              <dl>
                {attributesOf(entity)
                  .filter(([, value]) => value !== labelOf(entity))
                  .map(([name, value]) => (
                    <div key={name}>
                      <dt>{shared('attribute', name)}</dt>
                      <dd>
                        <LogText text={value} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
