import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayTriage } from '../alert/triage';
import { api, type EntityPage as Entity, taken } from '../api/client';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

/** Whether an entity is critical and who says so, with a way to change it. */
export function Criticality({ entity }: { entity: Entity }) {
  const { words, actor, instant } = useSpeech();
  const mayTriage = useMayTriage();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');

  async function say(criticality: 'critical' | 'normal') {
    const path = { type: entity.type, value: entity.value };
    try {
      await taken(
        api.POST('/api/v1/entities/{type}/{value}/criticality', {
          params: { path },
          body: { criticality },
        }),
      );
      setWrong('');
      await queries.invalidateQueries({ queryKey: ['entity'] });
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  return (
    <p className="criticality">
      {entity.critical && (
        <>
          <strong className="critical-mark">{words.entity.critical}</strong>{' '}
          {entity.critical_by !== 'nobody' && words.entity.criticalBy[entity.critical_by]}{' '}
          {entity.critical_person && (
            <span className="soft">
              {words.entity.calledBy(actor(entity.critical_person), instant(entity.critical_since))}
            </span>
          )}{' '}
        </>
      )}
      {mayTriage && entity.critical_by !== 'list' && (
        <button type="button" onClick={() => say(entity.critical ? 'normal' : 'critical')}>
          {entity.critical ? words.entity.makeNormal : words.entity.makeCritical}
        </button>
      )}{' '}
      <span className="soft">{words.entity.criticalHint}</span>
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </p>
  );
}
