import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LogText } from '../alert/logText';
import { api, type DetectionText, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { formatName } from './formatNames';

type Test = DetectionText['tests'][number];
const SECOND = 1_000;

/** What the author of a detection wrote in it, asked for once somebody looks. */
export function DetectionTexts({ id }: { id: string }) {
  const { words, language, list, shared, span } = useSpeech();
  const query = useQuery({
    queryKey: ['detection', id],
    queryFn: () =>
      taken(api.GET('/api/v1/detections/one', { params: { query: { detection: id } } })),
  });
  if (query.isPending) return <Loading />;
  if (query.error) return <Trouble error={query.error} again={() => query.refetch()} />;
  const whole = query.data;
  const texts = whole[language];
  return (
    <div className="detection-text">
      <dl className="facts">
        {texts.sentence && (
          <div className="wide">
            <dt>{words.detections.sentence}</dt>
            <dd>
              <SentenceTemplate template={texts.sentence} />
            </dd>
          </div>
        )}
        {texts.primary_reason && (
          <div className="wide">
            <dt>{words.pane.stageReason}</dt>
            <dd>{texts.primary_reason}</dd>
          </div>
        )}
        {whole.seed_intents.length > 0 && (
          <div>
            <dt>{words.detections.seedStages}</dt>
            <dd>{list(whole.seed_intents.map((intent) => shared('stage', intent)))}</dd>
          </div>
        )}
        {whole.specified && (
          <div>
            <dt>{words.detections.specified}</dt>
            <dd>
              {words.detections.specifiedAs[
                whole.specified as keyof typeof words.detections.specifiedAs
              ] ?? whole.specified}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.detections.period}</dt>
          <dd>{span(whole.period_seconds * SECOND)}</dd>
        </div>
        {whole.lists.length > 0 && (
          <div>
            <dt>{words.pages.lists}</dt>
            <dd>{list(whole.lists)}</dd>
          </div>
        )}
        {texts.notes && (
          <div className="wide">
            <dt>{words.detections.notes}</dt>
            <dd>{texts.notes}</dd>
          </div>
        )}
      </dl>
      <Listed title={words.pane.steps} texts={texts.remediation} />
      <Listed title={words.pane.falsePositives} texts={texts.false_positives} />
      {whole.tests.length > 0 && <Tests tests={whole.tests} />}
    </div>
  );
}

const PLACEHOLDER = /\{([^{}|]+)(?:\|([^{}]*))?\}/g;

/** The sentence of an alert, with the fields that stand in it set apart. */
function SentenceTemplate({ template }: { template: string }) {
  const { words } = useSpeech();
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of template.matchAll(PLACEHOLDER)) {
    const [whole, field = '', otherwise = ''] = found;
    parts.push(template.slice(from, found.index));
    parts.push(
      <code
        key={found.index}
        className="field"
        {...(otherwise && otherwise !== '-' && { title: words.detections.otherwise(otherwise) })}
      >
        {field.replace(',*', ' …')}
      </code>,
    );
    from = found.index + whole.length;
  }
  return (
    <>
      {parts}
      {template.slice(from)}
    </>
  );
}

function Listed({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Tests({ tests }: { tests: Test[] }) {
  const { words, number } = useSpeech();
  return (
    <>
      <h3>{words.detections.tests(number(tests.length))}</h3>
      <ul className="plain-list tests">
        {tests.map((test) => (
          <li key={test.name}>
            <details>
              <summary>
                <span className={test.alerts > 0 ? 'fires' : 'soft'}>
                  {test.alerts > 0
                    ? words.detections.raises(number(test.alerts))
                    : words.detections.staysSilent}
                </span>{' '}
                <bdi>{test.name}</bdi>
              </summary>
              <Given test={test} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function Given({ test }: { test: Test }) {
  const { words, language, number, span } = useSpeech();
  return (
    <>
      <p className="soft">
        {words.sources.format}: {formatName(test.format, language)}
        {test.summary && ` · ${words.detections.says(test.summary)}`}
      </p>
      {test.given.map((given, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name and never move
        <figure key={at}>
          <figcaption className="soft">
            {words.detections.after(span(given.at_seconds * SECOND) || '0')}
            {given.repeat > 1 &&
              ` · ${words.detections.repeated(number(given.repeat), span(given.every_seconds * SECOND))}`}
          </figcaption>
          <pre>
            <LogText text={given.lines} />
          </pre>
        </figure>
      ))}
      {test.blocks > test.given.length && (
        <p className="soft">
          {words.detections.firstBlocks(number(test.given.length), number(test.blocks))}
        </p>
      )}
    </>
  );
}
