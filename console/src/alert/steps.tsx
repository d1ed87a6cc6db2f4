import type { WholeAlert } from '../api/client';
import { useSpeech } from '../words/words';
import { CopyButton } from './logText';
import { Part } from './part';
import { stepTag } from './stepTags';
import { useMayTriage, useTriage } from './triage';

/**
 * What to do, as a list to tick off. A tick is a tag of the alert, so that everybody sees it and
 * its history says who set it.
 */
export function Steps({ alert }: { alert: WholeAlert }) {
  const { words, language, number } = useSpeech();
  const mayTriage = useMayTriage();
  const { change, wrong } = useTriage(alert);
  const steps = alert.guidance[language].remediation;
  const command = `./hansho alert show ${alert.id}`;
  const done = steps.filter((_, at) => alert.tags.includes(stepTag(at))).length;
  return (
    <Part id="steps" title={words.pane.steps}>
      <ol className="steps">
        {steps.map((step, at) => {
          const tag = stepTag(at);
          const isDone = alert.tags.includes(tag);
          return (
            <li key={step} className={isDone ? 'is-done' : ''}>
              <span className="step-line">
                <label className="step-tick">
                  <input
                    type="checkbox"
                    checked={isDone}
                    disabled={!mayTriage}
                    onChange={() => change(isDone ? { remove_tags: [tag] } : { add_tags: [tag] })}
                  />
                  <span>{step}</span>
                </label>
                <CopyButton text={step} />
              </span>
            </li>
          );
        })}
      </ol>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p className="soft small">
        {words.pane.stepsDone(number(done), number(steps.length))} {words.pane.onCommandLine}{' '}
        <code>{command}</code> <CopyButton text={command} />
      </p>
    </Part>
  );
}
