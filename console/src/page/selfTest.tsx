import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDetections } from '../alert/queries';
import { SampleAlerts } from '../alert/sampleAlerts';
import { api, type SelfTest, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { Loading, Trouble, whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

const RUNNING_MILLIS = 1_000;

/** What may come of a detection; what needs somebody comes first. */
const STATES = ['silent', 'switched-off', 'not-armed', 'fired'] as const;
type State = (typeof STATES)[number];
type Outcome = SelfTest['detections'][number];

function useSelfTest() {
  return useQuery({
    queryKey: ['self test'],
    queryFn: () => taken(api.GET('/api/v1/selftest')),
    refetchInterval: ({ state }) => (state.data?.running ? RUNNING_MILLIS : false),
  });
}

/** Tries every detection with its own records, and says what came of each. */
export default function SelfTestPage() {
  const { words } = useSpeech();
  const query = useSelfTest();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.selftest}</h1>
        <p className="soft">{words.selfTest.intro}</p>
      </div>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data && <Test test={query.data} />}
      {query.data &&
        STATES.map((state) => <Outcomes key={state} test={query.data} state={state} />)}
      <section className="card samples">
        <h2>{words.samples.title}</h2>
        <p>{words.samples.intro}</p>
        <SampleAlerts removable />
      </section>
    </div>
  );
}

function Test({ test }: { test: SelfTest }) {
  const { words, number } = useSpeech();
  const isNew = test.total === 0 && !test.running;
  const wanted = useDetections().data?.detections.filter(({ row }) => row > 0).length ?? 0;
  return (
    <section className="card self-test">
      {isNew ? (
        <p>{words.selfTest.never}</p>
      ) : (
        <>
          <p className="self-test-sum">
            <strong>
              {words.selfTest.ofReference(number(test.fired_of_reference), number(wanted))}
            </strong>
            <span className="soft">
              {words.selfTest.ofAll(number(test.fired), number(test.total))}
            </span>
          </p>
          <Bar test={test} />
          {test.trouble && <p className="wrong">{words.selfTest.ended(test.trouble)}</p>}
        </>
      )}
      <Begin isNew={isNew} isRunning={test.running} />
      <p className="soft small">{words.selfTest.how}</p>
    </section>
  );
}

/** How far it is: found, not armed, not found, and what was not tried yet. */
function Bar({ test }: { test: SelfTest }) {
  const { words, number } = useSpeech();
  const count = (state: State) => test.detections.filter((one) => one.state === state).length;
  const all = Math.max(1, test.total);
  const parts: [State, number][] = [
    ['fired', count('fired')],
    ['not-armed', count('not-armed')],
    ['switched-off', count('switched-off')],
    ['silent', count('silent')],
  ];
  let begin = 0;
  return (
    <>
      <svg
        className="tried"
        viewBox={`0 0 ${all} 10`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {parts.map(([state, width]) => {
          begin += width;
          return <rect key={state} className={state} x={begin - width} width={width} height="10" />;
        })}
      </svg>
      <p className="soft" role="status">
        {test.running && words.selfTest.running(number(test.tried), number(test.total))}
      </p>
    </>
  );
}

function Begin({ isNew, isRunning }: { isNew: boolean; isRunning: boolean }) {
  const { words } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState('');
  const mayRun = useMay('engineer');

  async function begin() {
    try {
      const begun = await taken(api.POST('/api/v1/selftest'));
      setWrong('');
      queries.setQueryData(['self test'], begun);
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  if (!mayRun) return <p className="soft">{words.selfTest.needsEngineer}</p>;
  return (
    <p>
      <button type="button" className="primary" disabled={isRunning} onClick={begin}>
        {isNew || isRunning ? words.selfTest.begin : words.selfTest.again}
      </button>{' '}
      <span className="wrong" role="alert">
        {wrong}
      </span>
    </p>
  );
}

function Outcomes({ test, state }: { test: SelfTest; state: State }) {
  const { words, number } = useSpeech();
  const these = test.detections.filter((one) => one.state === state);
  if (these.length === 0) return null;
  const list = (
    <ul className="catalogue outcomes">
      {these.map((one) => (
        <One key={one.id} outcome={one} />
      ))}
    </ul>
  );
  return (
    <section>
      <h2>
        {words.selfTest.state[state]} <span className="soft number">{number(these.length)}</span>
      </h2>
      {state === 'fired' ? (
        <details>
          <summary>{words.selfTest.show}</summary>
          {list}
        </details>
      ) : (
        <>
          <p className="soft">{words.selfTest.hint[state]}</p>
          {list}
        </>
      )}
    </section>
  );
}

function One({ outcome }: { outcome: Outcome }) {
  const { words, language } = useSpeech();
  const detection = useDetections().data?.detections.find(({ id }) => id === outcome.id);
  const say = words.selfTest.reason[outcome.state];
  return (
    <li>
      <span className="title">{detection?.[language].title ?? outcome.id}</span>{' '}
      <code>{outcome.id}</code>{' '}
      {outcome.reason && <bdi className="soft">{say(outcome.reason)}</bdi>}
    </li>
  );
}
