import { useState } from 'react';
import { Link } from 'wouter';
import { CopyButton } from '../alert/logText';
import type { Source } from '../api/client';
import { useMay } from '../frame/pages';
import { useSpeech } from '../words/words';
import { IN_SETTINGS, isName, linesOf, nameOf, SENDERS, type Sender } from './lines';

/** Sets a source up: what sends, under which name, the lines to paste, and whether something has come. */
export function Connect({ sources }: { sources: Source[] }) {
  const { words } = useSpeech();
  const isAdministrator = useMay('admin');
  const [sender, setSender] = useState<Sender>('curl');
  const [name, setName] = useState('web-1');
  const isRight = isName(name);
  const lines = linesOf(sender, {
    origin: window.location.origin,
    source: isRight ? name : 'web-1',
  });
  return (
    <section>
      <h2>{words.sources.connect}</h2>
      <p>{words.sources.connectHint}</p>
      <div className="add">
        <label>
          {words.sources.sender}
          <select
            value={sender}
            onChange={({ target }) =>
              setSender(SENDERS.find((each) => each === target.value) ?? 'curl')
            }
          >
            {SENDERS.map((each) => (
              <option key={each} value={each}>
                {words.sources.senders[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.sources.itsName}
          <input
            value={name}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={!isRight}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        {!isRight && <p className="wrong">{words.sources.nameWrong}</p>}
      </div>
      <pre>{lines}</pre>
      <p>
        <CopyButton text={lines} />{' '}
        <span className="soft">
          {IN_SETTINGS.includes(sender) ? words.sources.inSettings : words.sources.needsToken}{' '}
          {!IN_SETTINGS.includes(sender) && isAdministrator && (
            <Link href="/people">{words.pages.people}</Link>
          )}
        </span>
      </p>
      {isRight && <FirstRecord name={name} sources={sources} />}
    </section>
  );
}

/** Whether something of a source has come; the page asks again by itself. */
function FirstRecord({ name, sources }: { name: string; sources: Source[] }) {
  const { words, ago, instant, number } = useSpeech();
  const found = sources.filter((each) => nameOf(each.source) === name);
  const newest = found
    .map(({ last_arrival }) => last_arrival ?? '')
    .sort()
    .at(-1);
  return (
    <p className="first-record" role="status">
      {newest ? (
        <>
          <span className="is-good">
            <span aria-hidden="true">✓</span> {words.sources.seen(name)}
          </span>{' '}
          <span className="soft" title={instant(newest)}>
            {words.sources.seenLast(ago(newest), number(found.length))}
          </span>
        </>
      ) : (
        <>
          <span className="pulse learning" aria-hidden="true" /> {words.sources.waits(name)}
        </>
      )}
    </p>
  );
}
