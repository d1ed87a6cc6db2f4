import { attributesOf, type Entity, labelOf } from '../alert/entity';
import type { Alert } from '../api/client';
import { quoted } from '../filter/completion';

/** One condition of a suppression that an alert proposes. */
export interface Condition {
  text: string;
  /** Whether it is wanted unless somebody says otherwise. */
  isUsual: boolean;
}

/** Types whose value says where or by whom; the first one there is narrows a proposal. */
const NARROWING = ['host', 'cloud-resource', 'storage-account', 'kubernetes-cluster', 'account'];
const MOST = 12;

function conditionOf(entity: Entity, known: readonly string[]): string | null {
  const value = labelOf(entity);
  if (value === '' || attributesOf(entity).length === 0) return null;
  const field = known.includes(entity.type) ? entity.type : `entity.${entity.type}`;
  return `${field} = ${quoted(value)}`;
}

/**
 * What may hide alerts like one: its detection and the entities it names. Usual are the detection
 * and the entity that says most of where it was.
 *
 * @param known names of fields that filters know
 */
export function proposalOf(alert: Alert, known: readonly string[]): Condition[] {
  const narrowing = NARROWING.map((type) => alert.entities.find((one) => one.type === type)).find(
    (entity) => entity !== undefined && labelOf(entity) !== '',
  );
  const conditions = alert.entities.flatMap((entity) => {
    const text = conditionOf(entity, known);
    return text === null ? [] : [{ text, isUsual: entity === narrowing }];
  });
  const once = conditions.filter(
    ({ text }, at) => conditions.findIndex((other) => other.text === text) === at,
  );
  once.sort((one, other) => Number(other.isUsual) - Number(one.isUsual));
  return [
    { text: `detection = ${quoted(alert.detection)}`, isUsual: true },
    ...once.slice(0, MOST),
  ];
}

/** A filter that wants all of some conditions. */
export function allOf(conditions: string[]): string {
  return conditions.join(' and ');
}
