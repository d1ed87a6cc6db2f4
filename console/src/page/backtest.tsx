import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { SeverityMark } from '../alert/severity';
import {
  api,
  type BacktestAlert,
  type BacktestReport,
  Problem,
  type Backtest as Progress,
  taken,
} from '../api/client';
import { useMay } from '../frame/pages';
import { useSpeech } from '../words/words';

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
      setWrong(failure instanceof Problem ? failure.message : words.state.unreachable);
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
      <Over folders={data?.folders ?? []} path={path} onPath={setPath} />
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
  path: string;
  onPath: (path: string) => void;
}

/** Which records are read: those of the journal, or files below the folders of the settings. */
function Over({ folders, path, onPath }: OverProps) {
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
            {folders.map((folder) => (
              <option key={folder} value={folder} />
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

function Report({ report, progress }: { report: BacktestReport; progress: Progress }) {
  const { words, language, number, instant, actor } = useSpeech();
  const effect = report.in_effect;
  return (
    <section className="backtest-report">
      <p className="sentence">{report[language]}</p>
      <dl className="facts">
        <div>
          <dt>{words.backtest.tried}</dt>
          <dd>
            {progress.candidate ? words.backtest.version : words.backtest.asItIs} ·{' '}
            {instant(progress.begun)} · <bdi>{actor(progress.by ?? '')}</bdi>
          </dd>
        </div>
        {progress.path && (
          <div className="wide">
            <dt>{words.backtest.over}</dt>
            <dd>
              <bdi className="file-name">{progress.path}</bdi>
            </dd>
          </div>
        )}
        {report.first_time && (
          <div>
            <dt>{words.backtest.range}</dt>
            <dd>{words.time.between(instant(report.first_time), instant(report.last_time))}</dd>
          </div>
        )}
        <div>
          <dt>{words.backtest.records}</dt>
          <dd>
            {number(report.records)}
            {report.malformed > 0 && (
              <span className="soft"> · {words.backtest.malformed(number(report.malformed))}</span>
            )}
          </dd>
        </div>
      </dl>
      {effect && (
        <table className="compared">
          <thead>
            <tr>
              <th scope="col">{words.backtest.inEffect}</th>
              <th scope="col">{words.backtest.version}</th>
              <th scope="col">{words.backtest.fresh}</th>
              <th scope="col">{words.backtest.gone}</th>
              <th scope="col">{words.backtest.changed}</th>
              <th scope="col">{words.backtest.same}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              {[
                effect.alerts,
                report.alerts,
                effect.new,
                effect.gone,
                effect.changed,
                effect.same,
              ].map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                <td key={at} className="number">
                  {number(value)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
      <Examples title={words.backtest.raised} alerts={report.examples} all={report.alerts} />
      <Examples
        title={words.backtest.notRaised}
        alerts={report.not_raised_examples}
        all={report.not_raised}
      />
    </section>
  );
}

interface ExamplesProps {
  title: string;
  alerts: BacktestAlert[];
  all: number;
}

function Examples({ title, alerts, all }: ExamplesProps) {
  const { words, language, number, instant } = useSpeech();
  if (alerts.length === 0) return null;
  return (
    <>
      <h4>
        {title}{' '}
        <span className="soft">{words.backtest.shown(number(alerts.length), number(all))}</span>
      </h4>
      <ul className="plain-list trial">
        {alerts.map((alert) => (
          <li key={alert.id} className="tried-alert">
            <SeverityMark severity={alert.severity} />
            <span>
              <LogText text={alert[language].summary} />
            </span>
            <span className="soft">
              {instant(alert.time)} ·{' '}
              {alert.listed ? (
                <Link href={`/alerts?alert=${encodeURIComponent(alert.id)}&standing=all`}>
                  {words.backtest.listed}
                </Link>
              ) : (
                <strong>{words.backtest.notListed}</strong>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
