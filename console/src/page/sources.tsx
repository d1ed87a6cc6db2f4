import type { Source, WayIn } from '../api/client';
import { Connect } from '../connect/connect';
import { Empty, Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';
import { DeadLetters } from './deadLetters';
import { formatName } from './formatNames';
import { useSources } from './overview';
import { SourceName } from './sourceName';

const MINUTE = 60;
const HOUR = 3_600;

/** What sends records, whether it still does, and what of it could not be processed. */
export default function Sources() {
  const { words } = useSpeech();
  const query = useSources();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.sources}</h1>
        <p className="soft">{words.sources.intro}</p>
      </div>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {query.data?.sources.length === 0 && <Empty title={words.sources.none} />}
      {query.data && query.data.sources.length > 0 && <Pulses sources={query.data.sources} />}
      {query.data && query.data.ways_in.length > 0 && <WaysIn waysIn={query.data.ways_in} />}
      <DeadLetters />
      <Connect sources={query.data?.sources ?? []} />
    </div>
  );
}

/** Those that are silent first. */
function bySilence(one: Source, other: Source): number {
  return Number(other.pulse === 'silent') - Number(one.pulse === 'silent');
}

function Pulses({ sources }: { sources: Source[] }) {
  const { words } = useSpeech();
  return (
    <div className="table-box">
      <table className="cards-when-narrow">
        <thead>
          <tr>
            <th>{words.sources.source}</th>
            <th>{words.sources.pulseLabel}</th>
            <th>{words.sources.format}</th>
            <th>{words.sources.lastArrival}</th>
            <th>{words.sources.newest}</th>
            <th className="number">{words.sources.size}</th>
            <th>{words.sources.notes}</th>
          </tr>
        </thead>
        <tbody>
          {[...sources].sort(bySilence).map((source) => (
            <Pulse key={source.source} source={source} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pulse({ source }: { source: Source }) {
  const { words, language, ago, instant, bytes, number, percent, list } = useSpeech();
  const notes: string[] = [];
  if (source.skew_seconds !== 0)
    notes.push(words.sources.clockOff(span(source.skew_seconds, number)));
  if (source.undated > 0) notes.push(words.sources.undated(number(source.undated)));
  if (source.skewed > 0) notes.push(words.sources.skewed(number(source.skewed)));
  if (source.corrected > 0) notes.push(words.sources.corrected(number(source.corrected)));
  const { pulse = 'learning', learned = 0 } = source;
  const pulseText =
    pulse === 'learning'
      ? words.sources.learned(percent(learned / 100))
      : words.sources.pulse[pulse];
  return (
    <tr>
      <td>
        <SourceName source={source.source} />
      </td>
      <td className={pulse === 'silent' ? 'is-high' : ''} data-label={words.sources.pulseLabel}>
        <span className={`pulse ${pulse}`} aria-hidden="true" /> {pulseText}
      </td>
      <td data-label={words.sources.format} title={source.format}>
        {source.format ? formatName(source.format, language) : words.sources.recognising}
      </td>
      <td data-label={words.sources.lastArrival}>
        <time dateTime={source.last_arrival ?? ''} title={instant(source.last_arrival)}>
          {ago(source.last_arrival)}
        </time>
      </td>
      <td data-label={words.sources.newest}>
        <time dateTime={source.newest ?? ''}>
          {source.newest ? instant(source.newest) : words.sources.unknown}
        </time>
      </td>
      <td className="number" data-label={words.sources.size}>
        {bytes(source.bytes)}
      </td>
      <td className="soft">{list(notes)}</td>
    </tr>
  );
}

/** A span in the largest unit that says enough. */
function span(seconds: number, number: (value: number) => string): string {
  const size = Math.abs(seconds);
  if (size >= HOUR) return `${number(Math.round(seconds / HOUR))} h`;
  return size >= MINUTE ? `${number(Math.round(seconds / MINUTE))} min` : `${number(seconds)} s`;
}

function WaysIn({ waysIn }: { waysIn: WayIn[] }) {
  const { words, number } = useSpeech();
  const kinds: Record<string, string> = words.sources.kinds;
  const reasons: Record<string, string> = words.sources.reasons;
  const why = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([reason, count]) => `${reasons[reason] ?? reason}: ${number(count)}`)
      .join(', ');
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((all, each) => all + each, 0);
  return (
    <section>
      <h2>{words.sources.waysIn}</h2>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th>{words.sources.source}</th>
              <th>{words.sources.kind}</th>
              <th>{words.sources.place}</th>
              <th className="number">{words.sources.records}</th>
              <th className="number">{words.sources.refused}</th>
              <th className="number">{words.sources.dropped}</th>
              <th>{words.sources.notes}</th>
            </tr>
          </thead>
          <tbody>
            {waysIn.map((way) => (
              <tr key={`${way.source} ${way.place}`}>
                <td>
                  <bdi className="name">{way.source}</bdi>
                </td>
                <td>{kinds[way.kind] ?? way.kind}</td>
                <td>
                  <bdi>{way.place}</bdi>
                  {way.kind === 'files' && (
                    <span className="soft">
                      {' '}
                      · {words.sources.followed(number(way.connections))}
                    </span>
                  )}
                </td>
                <td className="number">{number(way.records)}</td>
                <td className="number" title={why(way.refused)}>
                  {number(sum(way.refused))}
                </td>
                <td className="number" title={why(way.dropped)}>
                  {number(sum(way.dropped))}
                </td>
                <td className="is-high">{way.trouble}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
