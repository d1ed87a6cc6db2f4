import { type Filters, STAGES, type Stage, toggled } from '../address/filters';
import { useSpeech } from '../words/words';
import { useCounts } from './queries';

/** The thirteen stages with their counts; a click filters by a stage. */
export function Strip({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { words, shared, number } = useSpeech();
  const counts = useCounts({ ...filters, stages: [] });
  const byStage = counts.data?.by_intent ?? {};
  const most = Math.max(1, ...STAGES.map((stage) => byStage[stage] ?? 0));
  return (
    <fieldset className="strip">
      <legend className="hidden">{words.filters.stages}</legend>
      {STAGES.map((stage) => {
        const count = byStage[stage] ?? 0;
        const isChosen = filters.stages.includes(stage);
        return (
          <button
            key={stage}
            type="button"
            className={count === 0 ? 'stage-cell none' : 'stage-cell'}
            aria-pressed={isChosen}
            title={shared('stage', stage)}
            onClick={() => onChange({ ...filters, stages: toggled(filters.stages, stage) })}
          >
            <span className="stage-name">{shared('stage', `${stage}.short`)}</span>
            <span className="stage-count">{number(count)}</span>
            <svg
              className="stage-bar"
              viewBox="0 0 100 4"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect width={(100 * count) / most} height="4" />
            </svg>
          </button>
        );
      })}
    </fieldset>
  );
}

/** The same, small: where on the kill chain one alert stands. */
export function SmallStrip({ stages }: { stages: readonly string[] }) {
  const { shared, list } = useSpeech();
  const isLit = (stage: Stage) => stages.includes(stage);
  return (
    <div
      className="small-strip"
      role="img"
      aria-label={list(stages.map((stage) => shared('stage', stage)))}
    >
      {STAGES.map((stage) => (
        <span
          key={stage}
          className={stage === stages[0] ? 'lit first' : isLit(stage) ? 'lit' : ''}
          title={shared('stage', stage)}
        >
          {isLit(stage) ? shared('stage', `${stage}.short`) : ''}
        </span>
      ))}
    </div>
  );
}
