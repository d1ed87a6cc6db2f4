import { useQuery } from '@tanstack/react-query';
import { useShowing } from '../address/shown';
import { api, taken, type WholeAlert } from '../api/client';
import { FORMATS, type Format } from '../export/path';
import { Fold } from '../frame/fold';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { CopyButton, LogText } from './logText';

type View = 'api' | Format;
/** How the address says in which format the data is shown. */
const SHOWN_AS = 'as-';

/** A text of JSON as it is easier to read; another text as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** An alert as the API has it, and as each of the exports sends it. */
export function RawViews({ alert }: { alert: WholeAlert }) {
  const { words } = useSpeech();
  const [shown, show] = useShowing();
  const view: View = FORMATS.find((format) => shown.includes(SHOWN_AS + format)) ?? 'api';
  const choose = (chosen: string) =>
    show(chosen === 'api' ? [] : [SHOWN_AS + chosen], view === 'api' ? [] : [SHOWN_AS + view]);
  return (
    <Fold name="data" className="json" summary={words.pane.json}>
      <label className="raw-choice">
        {words.exports.format}{' '}
        <select value={view} onChange={({ target }) => choose(target.value)}>
          <option value="api">{words.pane.ours}</option>
          {FORMATS.filter((format) => format !== 'html').map((format) => (
            <option key={format} value={format}>
              {words.exports.formats[format]}
            </option>
          ))}
        </select>
      </label>
      {view === 'api' ? (
        <Text text={JSON.stringify(alert, null, 2)} />
      ) : (
        <Exported id={alert.id} revision={alert.revision} format={view} />
      )}
    </Fold>
  );
}

interface ExportedProps {
  id: string;
  revision: number;
  format: Format;
}

function Exported({ id, revision, format }: ExportedProps) {
  const { language } = useSpeech();
  const query = useQuery({
    queryKey: ['raw', id, revision, format, language],
    queryFn: () =>
      taken(
        api.GET('/api/v1/alerts/{id}/raw', {
          params: { path: { id }, query: { format, language } },
          parseAs: 'text',
        }),
      ),
  });
  if (query.error) return <Trouble error={query.error} again={() => query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return <Text text={String(query.data)} />;
}

/** A text to read; what is copied is exactly what was sent. */
function Text({ text }: { text: string }) {
  return (
    <>
      <CopyButton text={text} />
      {/* It scrolls, so keys must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre tabIndex={0}>
        <LogText text={readable(text)} />
      </pre>
    </>
  );
}
