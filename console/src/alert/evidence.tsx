import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Evidence, WholeAlert } from '../api/client';
import { sourceName } from '../page/sourceName';
import { useSpeech } from '../words/words';
import { CopyButton, LogText } from './logText';
import { Part } from './part';

/** So many records are open at first; the others mostly say the same. */
const FIRST = 3;

/** The records that led to an alert, as they came and field by field. */
export function EvidenceList({ alert }: { alert: WholeAlert }) {
  const { words, number } = useSpeech();
  const [isWhole, setWhole] = useState(alert.evidence.length <= FIRST + 1);
  const shown = isWhole ? alert.evidence : alert.evidence.slice(0, FIRST);
  return (
    <Part id="evidence" title={words.pane.evidence}>
      {alert.count > alert.evidence.length && (
        <p className="soft">
          {words.pane.evidenceOf(number(alert.evidence.length), number(alert.count))}
        </p>
      )}
      {shown.map((one) => (
        <One key={`${one.source} ${one.position}`} evidence={one} />
      ))}
      {!isWhole && (
        <button type="button" onClick={() => setWhole(true)}>
          {words.pane.allRecords(number(alert.evidence.length))}
        </button>
      )}
    </Part>
  );
}

function One({ evidence }: { evidence: Evidence }) {
  const { words, instant, number } = useSpeech();
  return (
    <div className="evidence">
      <p className="evidence-head">
        <time dateTime={evidence.time ?? ''}>{instant(evidence.time)}</time>
        <span className="soft">
          <bdi title={evidence.source}>
            {words.pane.from(sourceName(evidence.source), number(evidence.position))}
          </bdi>
        </span>
      </p>
      <Tabs defaultSelectedKey={Object.keys(evidence.fields).length === 0 ? 'raw' : 'parsed'}>
        <TabList aria-label={words.pane.evidence}>
          <Tab id="parsed">{words.pane.parsed}</Tab>
          <Tab id="raw">{words.pane.raw}</Tab>
        </TabList>
        <TabPanel id="parsed">
          <Fields evidence={evidence} />
        </TabPanel>
        <TabPanel id="raw">
          <CopyButton text={evidence.record} />
          <pre>
            <LogText text={evidence.record} />
          </pre>
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Fields({ evidence }: { evidence: Evidence }) {
  const { words, number } = useSpeech();
  const all = Object.entries(evidence.fields);
  const matched = all.filter(([name]) => evidence.matched.includes(name));
  const [isWhole, setWhole] = useState(matched.length === 0);
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
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? words.pane.matchedOnly : words.pane.allFields(number(all.length))}
        </button>
      )}
    </>
  );
}
