import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { countryName } from '../map/places';
import { useSpeech } from '../words/words';
import { LOOKED, useEntity } from './queries';

const REST_MILLIS = 80;

interface HoverCardProps {
  type: string;
  value: string;
  children: ReactNode;
}

/**
 * What is known of an entity, beside its name while a pointer or the focus rests there. Esc takes
 * it away, and it stays while the pointer is on it.
 */
export function HoverCard({ type, value, children }: HoverCardProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function show() {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(true), REST_MILLIS);
  }
  function hide() {
    window.clearTimeout(timer.current);
    setShown(false);
  }

  if (value === '') return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the name inside is what is reached
    <span
      className="has-card"
      aria-describedby={isShown ? id : undefined}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isShown) return;
        event.stopPropagation();
        hide();
      }}
    >
      {children}
      {isShown && <Card id={id} type={type} value={value} />}
    </span>
  );
}

function Card({ id, type, value }: { id: string; type: string; value: string }) {
  const { words, language, number, instant } = useSpeech();
  const { data } = useEntity(type, value);
  if (!data || data.alerts === 0) return null;
  return (
    <span id={id} role="tooltip" className="hover-card">
      <span>
        {data.critical && <strong className="critical-mark">{words.entity.critical}</strong>}{' '}
        {data.country && <>{countryName(data.country, language)} · </>}
        {data[language].prevalence}
      </span>
      {data.intelligence[0] && (
        <strong className="is-high">
          {words.entity.listedAs(data.intelligence[0].category)}{' '}
          {words.entity.byList(data.intelligence[0].list)}
        </strong>
      )}
      <span>{words.entity.between(instant(data.first_seen), instant(data.last_seen))}</span>
      <span>
        {words.entity.openAlerts(number(data.open_alerts), data.alerts <= LOOKED)}
        {data.incidents.length > 0 &&
          ` · ${words.entity.inIncidents(number(data.incidents.length))}`}
      </span>
    </span>
  );
}
