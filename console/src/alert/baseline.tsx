import type { WholeAlert } from '../api/client';
import { useSpeech } from '../words/words';
import { bandOf } from './band';
import { basisOf, countedOf, courseOf, knownOf, wayOf } from './learned';
import { CountedPicture, CoursePicture, KnownPicture, WayPicture } from './learnedPictures';
import { LogText } from './logText';
import { BYTES, fieldName, isMeasured, numberName, numbersOf, numberValue } from './numbers';
import { Part } from './part';

/** What a baseline or correlation knew and counted, as a picture and as numbers; or that nothing is learned. */
export function Baseline({ alert }: { alert: WholeAlert }) {
  const { words, language, shared, number, list } = useSpeech();
  const numbers = numbersOf(alert.numbers, language);
  const basis = basisOf(alert.numbers);
  return (
    <Part id="baseline" title={words.pane.baseline}>
      <Pictures alert={alert} />
      {basis !== 'learned' && <p className="soft">{words.pane.basis[basis]}</p>}
      <dl className="numbers">
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{numberName(name, shared)}</dt>
            <dd>
              <NumberText name={name} text={numberValue(name, value, { shared, language })} />
            </dd>
          </div>
        ))}
        {alert.seen.map((seen) => (
          <div key={seen.field} className="wide">
            <dt title={seen.field}>
              {fieldName(seen.field, shared)}{' '}
              <span className="soft">{words.pane.distinct(number(seen.distinct), seen.exact)}</span>
            </dt>
            <dd>
              <LogText text={list(seen[language])} />
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** Each picture that the numbers allow. */
function Pictures({ alert }: { alert: WholeAlert }) {
  const course = courseOf(alert.numbers, alert.time);
  const known = knownOf(alert.numbers);
  const counted = countedOf(alert.numbers);
  const way = wayOf(alert.numbers);
  return (
    <>
      {way && <WayPicture way={way} />}
      {known && <KnownPicture known={known} />}
      <Band numbers={alert.numbers} />
      {counted && <CountedPicture counted={counted} />}
      {course && <CoursePicture course={course} />}
    </>
  );
}

const TIME = /^\d{4}-\d\d-\d\dT/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Numbers and times as the language writes them; anything else as it is. */
function NumberText({ name, text }: { name: string; text: string }) {
  const { words, number, bytes, instant } = useSpeech();
  if (TIME.test(text)) return <time dateTime={text}>{instant(text)}</time>;
  if (DECIMAL.test(text) && isMeasured(name)) {
    const value = Number(text);
    const size = BYTES.includes(name) && value >= 1000 ? ` (${bytes(value)})` : '';
    return number(value) + size;
  }
  if (text === 'true' || text === 'false') return text === 'true' ? words.pane.yes : words.pane.no;
  return <LogText text={text} />;
}

const WIDTH = 560;
const HEIGHT = 64;
const EDGE = 8;

/** The usual band as an area and the seen value as a mark on one line. */
function Band({ numbers }: { numbers: Record<string, string> }) {
  const { words, number } = useSpeech();
  const band = bandOf(numbers);
  if (!band) return null;
  const top = Math.max(band.seen, band.high, band.highest ?? 0, band.limit ?? 0);
  const x = (value: number) => EDGE + (Math.max(0, value) / (top || 1)) * (WIDTH - 2 * EDGE);
  const usual =
    band.low === null
      ? words.pane.upTo(number(band.high))
      : words.pane.usual(number(band.low), number(band.high));
  const text = band.limit === null ? usual : `${usual} · ${words.pane.needed(number(band.limit))}`;
  const seenAt = x(band.seen);
  const anchor = seenAt > WIDTH / 2 ? 'end' : 'start';
  return (
    <svg
      className="band"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${words.pane.seen(number(band.seen))}, ${text}`}
    >
      <line className="axis" x1={EDGE} x2={WIDTH - EDGE} y1={32} y2={32} />
      <rect
        className="usual"
        x={x(band.low ?? 0)}
        width={Math.max(3, x(band.high) - x(band.low ?? 0))}
        y={25}
        height={14}
        rx={3}
      />
      {band.highest !== null && (
        <line className="highest" x1={x(band.highest)} x2={x(band.highest)} y1={22} y2={42} />
      )}
      {band.limit !== null && (
        <line className="highest" x1={x(band.limit)} x2={x(band.limit)} y1={22} y2={42} />
      )}
      <circle className="seen" cx={seenAt} cy={32} r={6} />
      <text x={seenAt} y={15} textAnchor={anchor}>
        {words.pane.seen(number(band.seen))}
      </text>
      <text className="soft-text" x={EDGE} y={58}>
        {text}
      </text>
    </svg>
  );
}
