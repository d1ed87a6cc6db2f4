import type { EntityPage as Entity } from '../api/client';
import { useSpeech } from '../words/words';

/** Types of which threat intelligence has lists. */
const LISTED_TYPES = ['ip', 'url', 'file', 'dns', 'host', 'website'];

/** Lists of threat intelligence that hold it; nothing where no list can hold it. */
export function Intelligence({ entity }: { entity: Entity }) {
  const { words, number } = useSpeech();
  const hits = entity.intelligence;
  if (hits.length === 0) {
    return LISTED_TYPES.includes(entity.type) ? (
      <p className="soft">{words.entity.inNoList}</p>
    ) : null;
  }
  return (
    <>
      <h2>{words.entity.intelligence}</h2>
      <ul className="plain-list">
        {hits.map((hit) => (
          <li key={`${hit.list} ${hit.entry}`}>
            <strong className="is-high">{words.entity.listedAs(hit.category)}</strong>{' '}
            <bdi>{words.entity.byList(hit.list)}</bdi> · <code>{hit.entry}</code> ·{' '}
            {words.entity.listConfidence(number(hit.confidence))} ·{' '}
            <span className="soft">
              {hit.age_days === undefined
                ? words.entity.ageUnknown
                : words.entity.ageDays(number(hit.age_days))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
