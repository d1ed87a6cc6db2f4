import { STAGES } from '../address/filters';
import type { WholeIncident } from '../api/client';
import { useSpeech } from '../words/words';

/** The thirteen stages with their alerts of an incident; a lit one leads to its first step. */
export function StageCounts({ incident }: { incident: WholeIncident }) {
  const { words, shared, number } = useSpeech();
  return (
    <fieldset className="strip stage-counts">
      <legend className="hidden">{words.incidents.stages}</legend>
      {STAGES.map((stage) => {
        const count = incident.strip[stage] ?? 0;
        const first = incident.steps.find((step) => step.intent === stage);
        return (
          <button
            key={stage}
            type="button"
            className={count === 0 ? 'stage-cell none' : 'stage-cell lit'}
            title={shared('stage', stage)}
            disabled={!first}
            onClick={() => {
              const step = document.getElementById(`step-${first?.alert}`);
              step?.scrollIntoView({ block: 'center' });
              step?.focus({ preventScroll: true });
            }}
          >
            <span className="stage-name">{shared('stage', `${stage}.short`)}</span>
            <span className="stage-count">{number(count)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
