import { useSpeech } from '../words/words';
import type { Counted, Course, Known, Way } from './learned';
import { LogText } from './logText';

const WIDTH = 560;
const EDGE = 8;
const INNER = WIDTH - 2 * EDGE;
const MOST_SQUARES = 24;
const SQUARE = 13;
const MINUTE = 60_000;

/** From when on was learned, how much, and when the alert was. */
export function CoursePicture({ course }: { course: Course }) {
  const { words, number, instant } = useSpeech();
  const length = Math.max(1, course.until - course.since);
  const x = (at: number) => EDGE + ((at - course.since) / length) * (INNER - EDGE);
  const day = (at: number) => instant(new Date(at).toISOString());
  const since = words.pane.learningSince(day(course.since));
  const samples = words.pane.samples(number(course.samples));
  return (
    <svg
      className="band course"
      viewBox={`0 0 ${WIDTH} 58`}
      role="img"
      aria-label={`${since}, ${samples}`}
    >
      <line className="axis" x1={EDGE} x2={WIDTH - EDGE} y1={28} y2={28} />
      <rect className="usual" x={EDGE} width={INNER - EDGE} y={24} height={8} rx={3} />
      <line className="begin" x1={EDGE} x2={EDGE} y1={18} y2={38} />
      {course.marks.map((mark) => (
        <line key={mark.name} className="highest" x1={x(mark.at)} x2={x(mark.at)} y1={18} y2={38} />
      ))}
      <circle className="seen" cx={WIDTH - EDGE - 4} cy={28} r={6} />
      <text x={EDGE} y={12} className="soft-text">
        {samples}
      </text>
      <text x={WIDTH - EDGE} y={12} textAnchor="end">
        {words.pane.thisAlert}
      </text>
      <text x={EDGE} y={54} className="soft-text">
        {[since, ...course.marks.map((mark) => words.pane.mark[mark.name](day(mark.at)))].join(
          ' · ',
        )}
      </text>
    </svg>
  );
}

/** A square for each known value, and the new one apart. */
export function KnownPicture({ known }: { known: Known }) {
  const { words, number } = useSpeech();
  const squares = Math.min(known.known ?? 0, MOST_SQUARES);
  const more = (known.known ?? 0) - squares;
  return (
    <div className="known">
      {squares > 0 && (
        <svg
          viewBox={`0 0 ${MOST_SQUARES * (SQUARE + 3)} ${SQUARE}`}
          role="img"
          aria-label={words.pane.knownValues(number(known.known ?? 0))}
        >
          {Array.from({ length: squares }, (_, at) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: squares are all alike
              key={at}
              className="usual"
              x={at * (SQUARE + 3)}
              width={SQUARE}
              height={SQUARE}
              rx={3}
            />
          ))}
        </svg>
      )}
      <p>
        {known.known !== null && (
          <span className="soft">
            {words.pane.knownValues(number(known.known))}
            {more > 0 && ` (${words.pane.notAllDrawn(number(squares))})`}{' '}
          </span>
        )}
        {known.fresh && <Fresh known={known} />}
      </p>
    </div>
  );
}

/** The new or rare value. */
function Fresh({ known: { fresh, times } }: { known: Known }) {
  const { words, number, percent } = useSpeech();
  return (
    <>
      <span className="fresh" aria-hidden="true" />{' '}
      <strong>
        <LogText text={fresh} />
      </strong>{' '}
      <span className="soft">
        {times === null
          ? words.pane.neverSeen
          : words.pane.seenTimes(
              number(times.seen),
              number(times.of),
              percent(times.of === 0 ? 0 : times.seen / times.of),
            )}
      </span>
    </>
  );
}

/** What was counted on a line, with the limit if it is known. */
export function CountedPicture({ counted }: { counted: Counted }) {
  const { words, number, span } = useSpeech();
  const top = Math.max(counted.count, counted.least ?? 0, 1);
  const x = (value: number) => EDGE + (Math.max(0, value) / top) * (INNER - EDGE);
  const within = counted.seconds === null ? '' : span(counted.seconds * 1_000);
  const said = within
    ? words.pane.countedWithin(number(counted.count), within)
    : words.pane.seen(number(counted.count));
  const limit = counted.least === null ? '' : words.pane.needed(number(counted.least));
  return (
    <svg
      className="band"
      viewBox={`0 0 ${WIDTH} ${limit ? 58 : 40}`}
      role="img"
      aria-label={[said, limit].filter((part) => part !== '').join(', ')}
    >
      <line className="axis" x1={EDGE} x2={WIDTH - EDGE} y1={28} y2={28} />
      <rect
        className="counted"
        x={EDGE}
        width={x(counted.count) - EDGE}
        y={23}
        height={10}
        rx={3}
      />
      {counted.least !== null && (
        <line className="highest" x1={x(counted.least)} x2={x(counted.least)} y1={17} y2={39} />
      )}
      <text x={EDGE} y={14}>
        {said}
      </text>
      {limit && (
        <text x={EDGE} y={54} className="soft-text">
          {limit}
        </text>
      )}
    </svg>
  );
}

/** Two places, and the time in which nobody gets from one to the other. */
export function WayPicture({ way }: { way: Way }) {
  const { words, number, span } = useSpeech();
  const between = words.pane.way(
    number(Math.round(way.kilometres)),
    span(way.minutes * MINUTE) || number(0),
  );
  return (
    <div className="way">
      <strong>
        <LogText text={way.from} />
      </strong>
      <span className="between">
        <span>{between}</span>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <line className="highest" x1="0" x2="100" y1="3" y2="3" />
        </svg>
      </span>
      <strong>
        <LogText text={way.to} />
      </strong>
    </div>
  );
}
