import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useShown } from '../address/shown';
import type { Evidence, WholeAlert } from '../api/client';
import { sourceName } from '../page/sourceName';
import { useSpeech } from '../words/words';
import { CopyButton, LogText } from './logText';
import { Part } from './part';
import { arrivedAfter } from './times';

/** A record that arrives so much later than it happened, or earlier, says by how much. */
const LONG = 60_000;

/** So many records are open at first; the others mostly say the same. */
const FIRST = 3;

/** The records that led to an alert, as they came and field by field. */
export function EvidenceList({ alert }: { alert: WholeAlert }) {
  const { words, number } = useSpeech();
  const [isAsked, setAsked] = useShown('records');
  const isWhole = isAsked || alert.evidence.length <= FIRST + 1;
  const shown = isWhole ? alert.evidence : alert.evidence.slice(0, FIRST);
  return (
    <Part id="evidence" title={words.pane.evidence}>
      {alert.count > alert.evidence.length && (
        <p className="soft">
          {words.pane.evidenceOf(number(alert.evidence.length), number(alert.count))}
        </p>
      )}
      {shown.map((one, at) => (
        <One key={`${one.source} ${one.position}`} evidence={one} number={at + 1} />
      ))}
      {!isWhole && (
        <button type="button" onClick={() => setAsked(true)}>
          {words.pane.allRecords(number(alert.evidence.length))}
        </button>
      )}
    </Part>
  );
}

/** A record, and which one of the alert it is, as the address says what is open of it. */
interface Numbered {
  evidence: Evidence;
  number: number;
}

function One({ evidence, number: place }: Numbered) {
  const { words, instant, number } = useSpeech();
  return (
    <div className="evidence">
      <p className="evidence-head">
        <time dateTime={evidence.time ?? ''} title={words.pane.happened}>
          {instant(evidence.time)}
        </time>
        <Arrival evidence={evidence} />
        <span className="soft">
          <bdi title={evidence.source}>
            {words.pane.from(sourceName(evidence.source), number(evidence.position))}
          </bdi>
        </span>
      </p>
      {evidence.record === '' ? (
        <p className="soft gone">{words.pane.recordGone}</p>
      ) : (
        <Record evidence={evidence} number={place} />
      )}
    </div>
  );
}

function Record({ evidence, number }: Numbered) {
  const { words } = useSpeech();
  const [isOther, setOther] = useShown(`view-${number}`);
  const first = Object.keys(evidence.fields).length === 0 ? 'raw' : 'parsed';
  const second = first === 'raw' ? 'parsed' : 'raw';
  return (
    <Tabs
      selectedKey={isOther ? second : first}
      onSelectionChange={(chosen) => setOther(chosen === second)}
    >
      <TabList aria-label={words.pane.evidence}>
        <Tab id="parsed">{words.pane.parsed}</Tab>
        <Tab id="raw">{words.pane.raw}</Tab>
      </TabList>
      <TabPanel id="parsed">
        <Fields evidence={evidence} number={number} />
      </TabPanel>
      <TabPanel id="raw">
        <CopyButton text={evidence.record} />
        <pre>
          <LogText text={evidence.record} />
        </pre>
      </TabPanel>
    </Tabs>
  );
}

/** When a record arrived, and how long after it happened where that is long. */
function Arrival({ evidence }: { evidence: Evidence }) {
  const { words, instant, span } = useSpeech();
  if (!evidence.arrival) return null;
  const apart = arrivedAfter(evidence) ?? 0;
  const said = instant(evidence.arrival);
  const text =
    apart >= LONG
      ? words.pane.arrivedLater(said, span(apart))
      : apart <= -LONG
        ? words.pane.arrivedEarlier(said, span(-apart))
        : words.pane.arrived(said);
  return (
    <time dateTime={evidence.arrival} className={Math.abs(apart) >= LONG ? 'late' : 'soft'}>
      {text}
    </time>
  );
}

function Fields({ evidence, number: place }: Numbered) {
  const { words, number } = useSpeech();
  const [isAsked, setAsked] = useShown(`fields-${place}`);
  const all = Object.entries(evidence.fields);
  const matched = all.filter(([name]) => evidence.matched.includes(name));
  const isWhole = isAsked || matched.length === 0;
  if (all.length === 0) return <p className="soft">{words.pane.unreadable}</p>;
  const rest = all.filter(([name]) => !evidence.matched.includes(name));
  return (
    <>
      <dl className="fields">
        {[...matched, ...(isWhole ? rest : [])].map(([name, values]) => (
          <div key={name} className={evidence.matched.includes(name) ? 'matched' : ''}>
            <dt>
              <LogText text={name} />
              {evidence.matched.includes(name) && (
                <span className="hidden"> ({words.pane.matched})</span>
              )}
            </dt>
            {values.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: values may be the same and never move
              <dd key={index}>
                <LogText text={value} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {matched.length > 0 && rest.length > 0 && (
        <button
          type="button"
          className="plain"
          aria-expanded={isWhole}
          onClick={() => setAsked(!isWhole)}
        >
          {isWhole ? words.pane.matchedOnly : words.pane.allFields(number(all.length))}
        </button>
      )}
    </>
  );
}
