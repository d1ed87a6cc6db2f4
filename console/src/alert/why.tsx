import type { Condition } from '../api/client';
import { useSpeech } from '../words/words';
import { hasTest, testText } from './conditionText';
import { LogText } from './logText';
import { Part } from './part';
import { Replay } from './replay';

/** The condition that a record met, test by test, with the values that decided. */
export function Why({ id, condition }: { id: string; condition: Condition | undefined }) {
  const { words } = useSpeech();
  return (
    <Part id="why" title={words.pane.why}>
      {condition ? (
        <>
          <p className="soft">{condition.held ? words.pane.whyHint : words.pane.whyEarlier}</p>
          <ul className="conditions">
            <Node condition={condition} wanted={true} />
          </ul>
        </>
      ) : (
        <p className="soft">{words.pane.whyNone}</p>
      )}
      <Replay key={id} id={id} />
    </Part>
  );
}

/** A part of it. Below "none of this" a test is as it should be if it does not hold. */
function Node({ condition, wanted }: { condition: Condition; wanted: boolean }) {
  const { words } = useSpeech();
  const parts = (condition.parts ?? []).filter(hasTest);
  if (condition.kind === 'test') return <Test condition={condition} wanted={wanted} />;
  const [only] = parts;
  if (parts.length === 1 && only && condition.kind !== 'not') {
    return <Node condition={only} wanted={wanted} />;
  }
  const inner = condition.kind === 'not' ? !wanted : wanted;
  return (
    <li>
      <span className="join">{words.pane[condition.kind]}</span>
      <ul>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name and never move
          <Node key={index} condition={part} wanted={inner} />
        ))}
      </ul>
    </li>
  );
}

function Test({ condition, wanted }: { condition: Condition; wanted: boolean }) {
  const { words, language } = useSpeech();
  const isRight = condition.held === wanted;
  return (
    <li className={isRight ? 'test right' : 'test'}>
      <span className="verdict">
        <span aria-hidden="true">{condition.held ? '✓' : '✕'}</span>{' '}
        {condition.held ? words.pane.held : words.pane.notHeld}
      </span>
      <span className="test-text">
        <LogText text={testText(condition.test ?? '', language)} />
      </span>
      <span className="test-value">
        {words.pane.has(condition.field ?? '')}{' '}
        {condition.value === null || condition.value === undefined ? (
          <em>{words.pane.absent}</em>
        ) : (
          <code>
            <LogText text={condition.value} />
          </code>
        )}
      </span>
    </li>
  );
}
