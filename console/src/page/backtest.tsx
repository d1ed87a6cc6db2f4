import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Backtest as Progress, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { Report } from './backtestReport';

const RUNNING_MILLIS = 500;
const MOST_CHARACTERS = 60_000;
const PATH = '/api/v1/detections/backtest';

function useBacktest(may: boolean) {
  return useQuery({
    queryKey: ['backtest'],
    queryFn: () => taken(api.GET(PATH)),
    enabled: may,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUNNING_MILLIS : false),
  });
}

/** Runs a detection, or another version of it, over the records that are kept, or over files. */
export function Backtest({ detection }: { detection: string }) {
  const { words } = useSpeech();
  const may = useMay('engineer');
  const queries = useQueryClient();
  const { data } = useBacktest(may);
  const [wrong, setWrong] = useState('');
  const [isOther, setOther] = useState(false);
  const [text, setText] = useState('');
  const [path, setPath] = useState('');
  if (!may) return null;
  const isRunning = data?.state === 'running';
  const isOurs = data !== undefined && data.detection === detection && data.state !== 'none';

  async function act(call: Promise<Progress>) {
    try {
      queries.setQueryData(['backtest'], await call);
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  function begin(event: FormEvent) {
    event.preventDefault();
    const body = {
      detection,
      ...(isOther && text.trim() && { text }),
      ...(path.trim() && { path: path.trim() }),
    };
    void act(taken(api.POST(PATH, { body })));
  }

  return (
    <form className="backtest" onSubmit={begin}>
      <h3>{words.backtest.title}</h3>
      <p className="soft">{words.backtest.hint}</p>
      <Over folders={data?.folders ?? []} paths={data?.paths ?? []} path={path} onPath={setPath} />
      <label className="check">
        <input
          type="checkbox"
          checked={isOther}
          onChange={(event) => setOther(event.target.checked)}
        />
        {words.backtest.other}
      </label>
      {isOther && (
        <textarea
          className="rules"
          rows={10}
          spellCheck={false}
          maxLength={MOST_CHARACTERS}
          value={text}
          aria-label={words.backtest.text}
          placeholder={words.backtest.text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <p className="acts">
        <button type="submit" className="primary" disabled={isRunning || (isOther && !text.trim())}>
          {words.backtest.begin}
        </button>
        {isRunning && isOurs && (
          <button type="button" onClick={() => act(taken(api.DELETE(PATH)))}>
            {words.backtest.end}
          </button>
        )}
        {isRunning && !isOurs && <span className="soft">{words.backtest.busy}</span>}
      </p>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div aria-live="polite">{isOurs && <Outcome progress={data} />}</div>
    </form>
  );
}

interface OverProps {
  folders: string[];
  /** What lies below them; empty while a back-test runs. */
  paths: string[];
  path: string;
  onPath: (path: string) => void;
}

/** Which records are read: those of the journal, or files below the folders of the settings. */
function Over({ folders, paths, path, onPath }: OverProps) {
  const { words } = useSpeech();
  if (folders.length === 0) return <p className="soft small">{words.backtest.noFolders}</p>;
  return (
    <div className="over">
      <label>
        <span>{words.backtest.over}</span>
        <select
          value={path === '' ? '' : 'files'}
          onChange={(event) => onPath(event.target.value === '' ? '' : (folders[0] ?? ''))}
        >
          <option value="">{words.backtest.journal}</option>
          <option value="files">{words.backtest.files}</option>
        </select>
      </label>
      {path !== '' && (
        <label className="path">
          <span>{words.backtest.path}</span>
          <input
            list="backtest-folders"
            spellCheck={false}
            value={path}
            onChange={(event) => onPath(event.target.value)}
          />
          <datalist id="backtest-folders">
            {(paths.length > 0 ? paths : folders).map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </label>
      )}
    </div>
  );
}

function Outcome({ progress }: { progress: Progress }) {
  const { words, bytes } = useSpeech();
  if (progress.state === 'running') {
    const of = Math.max(1, progress.of_bytes ?? 1);
    return (
      <p className="running">
        <progress max={of} value={progress.bytes ?? 0} aria-label={words.backtest.running} />{' '}
        <span className="soft">
          {progress.of_bytes
            ? words.backtest.read(bytes(progress.bytes ?? 0), bytes(progress.of_bytes))
            : words.backtest.begun}
        </span>
      </p>
    );
  }
  if (progress.state === 'failed') {
    return (
      <div className="wrong">
        <p>{words.backtest.failed}</p>
        <pre>{progress.trouble}</pre>
      </div>
    );
  }
  if (progress.state === 'cancelled') return <p className="soft">{words.backtest.cancelled}</p>;
  return progress.report ? <Report report={progress.report} progress={progress} /> : null;
}
