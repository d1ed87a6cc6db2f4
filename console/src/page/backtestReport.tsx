import { Link } from 'wouter';
import { LogText } from '../alert/logText';
import { SeverityMark } from '../alert/severity';
import type { BacktestAlert, BacktestReport, Backtest as Progress } from '../api/client';
import { useSpeech } from '../words/words';

/** What came of a back-test. */
export function Report({ report, progress }: { report: BacktestReport; progress: Progress }) {
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
