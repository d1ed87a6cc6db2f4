import { useQuery } from '@tanstack/react-query';
import { SEVERITIES } from '../address/filters';
import { useDetections } from '../alert/queries';
import { SeverityMark } from '../alert/severity';
import { api, Problem, taken } from '../api/client';
import { useCheck, usePaused } from '../filter/queries';
import { IncidentLink } from '../incident/incidentLink';
import { useSpeech } from '../words/words';

const PAUSE_MILLIS = 500;
const MOST_SHOWN = 5;

interface PreviewProps {
  filter: string;
  begins?: string;
  ends?: string;
}

/** What a suppression would have hidden of the stored alerts; null until that is known. */
export function usePreview({ filter, begins, ends }: PreviewProps) {
  const paused = usePaused(filter.trim(), PAUSE_MILLIS);
  const check = useCheck(paused);
  return useQuery({
    queryKey: ['preview', paused, begins ?? '', ends ?? ''],
    queryFn: () =>
      taken(
        api.POST('/api/v1/suppressions/preview', {
          body: { filter: paused, ...(begins && ends && { begins, ends }) },
        }),
      ),
    enabled: check.data?.right === true,
    staleTime: 30_000,
  });
}

/** How many of the stored alerts a suppression would have hidden, and which. */
export function Preview(props: PreviewProps) {
  const { words, number, instant } = useSpeech();
  const query = usePreview(props);
  if (props.filter.trim() === '') return null;
  if (query.error)
    return (
      <p className="wrong" role="alert">
        {query.error instanceof Problem ? query.error.message : words.state.unreachable}
      </p>
    );
  if (!query.data) {
    return query.isFetching ? <p className="soft">{words.suppressions.looking}</p> : null;
  }
  const found = query.data;
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
      {found.incidents.length === 0 && found.complete && (
        <p className="soft">{words.suppressions.losesNoStep}</p>
      )}
      {found.incidents.length > 0 && (
        <p>
          {words.suppressions.loseSteps(number(found.incidents.length))}{' '}
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
