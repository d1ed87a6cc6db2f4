import { type PointerEvent, useMemo, useState } from 'react';
import { type Filters, SEVERITIES } from '../address/filters';
import type { Counts } from '../api/client';
import { Fold } from '../frame/fold';
import { useSpeech } from '../words/words';
import { type Bucket, bucketsOf, endOf, piecesOf } from './buckets';

const HEIGHT = 40;

interface HistogramProps {
  counts: Counts | undefined;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Alerts over time and by severity. Dragging over bars chooses their time; a table says the same. */
export function Histogram({ counts, filters, onChange }: HistogramProps) {
  const { words, instant } = useSpeech();
  const buckets = useMemo(
    () => bucketsOf(counts?.by_hour_and_severity ?? {}, filters.from),
    [counts, filters.from],
  );
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const places = buckets.length;
  if (buckets.length === 0) return <div className="histogram" />;

  const placeOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * places);
    return Math.min(buckets.length - 1, Math.max(0, place));
  };
  const choose = (one: number, other: number) => {
    const from = buckets[Math.min(one, other)];
    const to = buckets[Math.max(one, other)];
    if (from && to) onChange({ ...filters, last: null, from: iso(from.start), to: iso(endOf(to)) });
  };
  const first = buckets[0];
  const last = buckets.at(-1);
  const [low, high] = drag ? [Math.min(...drag), Math.max(...drag)] : [-1, -1];
  const most = Math.max(...buckets.map((bucket) => bucket.count));

  return (
    <div className="histogram">
      <svg
        viewBox={`0 0 ${places} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.filters.chart}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([placeOf(event), placeOf(event)]);
        }}
        onPointerMove={(event) => drag && setDrag([drag[0], placeOf(event)])}
        onPointerCancel={() => setDrag(null)}
        onPointerUp={(event) => {
          if (drag) choose(drag[0], placeOf(event));
          setDrag(null);
        }}
      >
        {drag && <rect className="brush" x={low} width={high - low + 1} height={HEIGHT} />}
        {buckets.map((bucket, index) => (
          <Bar key={bucket.start} bucket={bucket} index={index} most={most} />
        ))}
      </svg>
      <p className="histogram-ends">
        <span>{first && instant(iso(first.start)).slice(0, -3)}</span>
        <Table buckets={buckets} onChoose={(index) => choose(index, index)} />
        <span>{last && instant(iso(endOf(last))).slice(0, -3)}</span>
      </p>
    </div>
  );
}

function iso(millis: number): string {
  return new Date(millis).toISOString();
}

/** What stands in a bar, in words. */
function useSaid() {
  const { instant, number, shared } = useSpeech();
  return (bucket: Bucket) =>
    [
      `${instant(iso(bucket.start))}  ${number(bucket.count)}`,
      ...piecesOf(bucket).map(
        ({ severity, count }) => `${shared('severity', severity)} ${number(count)}`,
      ),
    ].join('\n');
}

function Bar({ bucket, index, most }: { bucket: Bucket; index: number; most: number }) {
  const said = useSaid();
  // Few alerts beside very many are seen too.
  const height = Math.max(2, (HEIGHT * bucket.count) / most);
  const scale = height / Math.max(1, bucket.count);
  return (
    <g>
      <rect className="bar-ground" x={index} width={1} height={HEIGHT}>
        <title>{said(bucket)}</title>
      </rect>
      {piecesOf(bucket).map(({ severity, under, count }) => (
        <rect
          key={severity}
          className={`bar bar-${severity}`}
          x={index + 0.08}
          width={0.84}
          y={HEIGHT - (under + count) * scale}
          height={count * scale}
        />
      ))}
    </g>
  );
}

function Table({ buckets, onChoose }: { buckets: Bucket[]; onChoose: (index: number) => void }) {
  const { words, shared, instant, number } = useSpeech();
  const shown = SEVERITIES.filter((severity) => buckets.some((bucket) => bucket.of[severity] > 0));
  return (
    <Fold name="table" summary={words.filters.chartTable}>
      <table>
        <thead>
          <tr>
            <th>{words.filters.chartFrom}</th>
            <th className="number">{words.filters.chartAlerts}</th>
            {shown.map((severity) => (
              <th key={severity} className="number">
                {shared('severity', severity)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map(
            (bucket, index) =>
              bucket.count > 0 && (
                <tr key={bucket.start}>
                  <td>
                    <button type="button" className="plain" onClick={() => onChoose(index)}>
                      {instant(iso(bucket.start))}
                    </button>
                  </td>
                  <td className="number">{number(bucket.count)}</td>
                  {shown.map((severity) => (
                    <td key={severity} className="number">
                      {number(bucket.of[severity])}
                    </td>
                  ))}
                </tr>
              ),
          )}
        </tbody>
      </table>
    </Fold>
  );
}
