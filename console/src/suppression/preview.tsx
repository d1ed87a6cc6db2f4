import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { components } from '../../target/contract';
import { SEVERITIES } from '../address/filters';
import { useDetections } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import { api, Problem, taken } from '../api/client';
import { useCheck, usePaused } from '../filter/queries';
import { whyNot } from '../frame/state';
import { IncidentLink } from '../incident/incidentLink';
import { useSpeech } from '../words/words';

const PAUSE_MILLIS = 500;
const MOST_SHOWN = 5;
const RUNNING_MILLIS = 300;
const BUSY = 409;
const BUSY_MILLIS = 1_000;
const MOST_TRIES = 10;
const ONE = '/api/v1/suppressions/preview/{id}';

interface PreviewProps {
  filter: string;
  begins?: string;
  ends?: string;
}

type PreviewJob = components['schemas']['Preview'];

/** A job that looks through the stored alerts; it is ended when its filter is no longer asked. */
function usePreview({ filter, begins, ends }: PreviewProps) {
  const queries = useQueryClient();
  const paused = usePaused(filter.trim(), PAUSE_MILLIS);
  const check = useCheck(paused);
  const begun = useQuery({
    queryKey: ['preview', paused, begins ?? '', ends ?? ''],
    queryFn: () =>
      taken(
        api.POST('/api/v1/suppressions/preview', {
          body: { filter: paused, ...(begins && ends && { begins, ends }) },
        }),
      ),
    enabled: check.data?.right === true,
    retry: (count, failure) =>
      failure instanceof Problem && failure.status === BUSY && count < MOST_TRIES,
    retryDelay: BUSY_MILLIS,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const id = begun.data?.id ?? '';
  const job = useQuery({
    queryKey: ['preview job', id],
    queryFn: () => taken(api.GET(ONE, { params: { path: { id } } })),
    enabled: id !== '',
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUNNING_MILLIS : false),
  });
  useEffect(() => {
    return () => {
      const last = queries.getQueryData<PreviewJob>(['preview job', id]);
      if (last?.state === 'running') void end(id);
    };
  }, [id, queries]);
  return { job: job.data, error: begun.error ?? job.error, again: begun.refetch };
}

/** Ends a preview; one that has ended by itself meanwhile is left as it is. */
function end(id: string) {
  return taken(api.DELETE(ONE, { params: { path: { id } } })).catch(() => undefined);
}

/** How many of the stored alerts a suppression would have hidden, and which. */
export function Preview(props: PreviewProps) {
  const { words } = useSpeech();
  const { job, error, again } = usePreview(props);
  if (props.filter.trim() === '') return null;
  if (error)
    return (
      <p className="wrong" role="alert">
        {whyNot(error, words)}
      </p>
    );
  if (!job) return null;
  if (job.state === 'running') return <Looking job={job} />;
  if (job.report) return <Found found={job.report} />;
  return (
    <p className={job.state === 'failed' ? 'wrong' : 'soft'} role="status">
      {job.trouble || words.suppressions.lookingEnded}{' '}
      <button type="button" onClick={() => void again()}>
        {words.suppressions.lookAgain}
      </button>
    </p>
  );
}

function Looking({ job }: { job: PreviewJob }) {
  const { words, number } = useSpeech();
  return (
    <p className="running">
      <progress
        max={Math.max(1, job.of_alerts)}
        value={job.passed}
        aria-label={words.suppressions.looking}
      />{' '}
      <span className="soft">
        {words.suppressions.passed(number(job.passed), number(job.of_alerts))}
      </span>{' '}
      <button type="button" onClick={() => void end(job.id)}>
        {words.suppressions.endLooking}
      </button>
    </p>
  );
}

function Found({ found }: { found: components['schemas']['PreviewReport'] }) {
  const { words, number, instant } = useSpeech();
  return (
    <div className="preview" role="status">
      <p>
        <strong>{words.suppressions.wouldHide(number(found.alerts), found.complete)}</strong>{' '}
        {SEVERITIES.filter((severity) => (found.by_severity[severity] ?? 0) > 0).map((severity) => (
          <span key={severity} className="preview-count">
            <SeverityMark severity={severity} /> {number(found.by_severity[severity] ?? 0)}
          </span>
        ))}
      </p>
      {!found.complete && (
        <p className="soft">{words.list.searchedTo(instant(found.searched_to))}</p>
      )}
      {found.true_positives > 0 && (
        <p className="is-high">
          <strong>{words.suppressions.truePositives(number(found.true_positives))}</strong>
        </p>
      )}
      {found.losing_steps === 0 && found.complete && (
        <p className="soft">{words.suppressions.losesNoStep}</p>
      )}
      {found.losing_steps > 0 && (
        <p>
          {words.suppressions.loseSteps(number(found.losing_steps))}{' '}
          {found.incidents.slice(0, MOST_SHOWN).map((id) => (
            <span key={id} className="preview-count">
              <IncidentLink id={id} />
            </span>
          ))}
        </p>
      )}
      <Detections counts={found.by_detection} />
    </div>
  );
}

function Detections({ counts }: { counts: Record<string, number> }) {
  const { language, number, words } = useSpeech();
  const catalogue = useDetections();
  const sorted = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return (
    <ul className="plain-list soft">
      {sorted.slice(0, MOST_SHOWN).map(([id, count]) => (
        <li key={id}>
          {catalogue.data?.detections.find((each) => each.id === id)?.[language].title ?? id}{' '}
          {words.list.times(number(count))}
        </li>
      ))}
      {sorted.length > MOST_SHOWN && (
        <li>{words.suppressions.moreDetections(number(sorted.length - MOST_SHOWN))}</li>
      )}
    </ul>
  );
}
