import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { visible } from '../alert/logText';
import { useSpeech } from '../words/words';
import { completed, cutAt, fitting } from './completion';
import { useCheck, useExpected, useFilterFields, usePaused } from './queries';

const MOST_OFFERED = 12;
const MOST_CHARACTERS = 4_000;

interface FilterInputProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Enter, where nothing is being chosen and the filter is right. */
  onSubmit?: (text: string) => void;
  /** Whether what it asks is said in words too. */
  explains?: boolean;
}

/** What is offered at the caret, and how it is chosen. */
function useOffers(value: string, onChange: (text: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(value.length);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [wanted, setWanted] = useState<number | null>(null);
  const cut = cutAt(value, caret);
  const offered = fitting(useExpected(cut.before, isOpen), cut.begun, MOST_OFFERED);
  const isWhole = offered.length === 1 && offered[0] === cut.begun;

  useEffect(() => {
    if (wanted === null) return;
    input.current?.setSelectionRange(wanted, wanted);
    setWanted(null);
  }, [wanted]);

  function choose(word: string) {
    const next = completed(cut, word);
    onChange(next.text);
    setCaret(next.caret);
    setWanted(next.caret);
    setActive(-1);
    input.current?.focus();
  }

  function typed(text: string, at: number) {
    onChange(text);
    setCaret(at);
    setOpen(true);
    setActive(-1);
  }

  function move(step: number) {
    setOpen(true);
    const from = active < 0 && step < 0 ? 0 : active;
    if (offered.length > 0) setActive((from + step + offered.length) % offered.length);
  }

  const isShown = isOpen && offered.length > 0 && !isWhole;
  return { input, offered, active, isShown, choose, typed, move, setCaret, setOpen };
}

/**
 * Writes a filter: offers fields, operators and values at the caret, and says where it is wrong.
 * Keys that end a conversion of Japanese choose nothing.
 */
export function FilterInput({ label, value, onChange, onSubmit, explains }: FilterInputProps) {
  const { words } = useSpeech();
  const id = useId();
  const offers = useOffers(value, onChange);
  const { offered, active, isShown } = offers;

  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const chosen = isShown ? offered[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      offers.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      offers.choose(chosen);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      offers.setOpen(false);
      onSubmit?.(value.trim());
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      event.stopPropagation();
      offers.setOpen(false);
    }
  }

  return (
    <div className="filter-input">
      <input
        ref={offers.input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-words`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-said`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={MOST_CHARACTERS}
        placeholder={words.filter.placeholder}
        value={value}
        onChange={({ target }) =>
          offers.typed(target.value, target.selectionStart ?? target.value.length)
        }
        onSelect={(event) => offers.setCaret(event.currentTarget.selectionStart ?? value.length)}
        onFocus={() => offers.setOpen(true)}
        onBlur={() => offers.setOpen(false)}
        onKeyDown={pressed}
      />
      <div id={`${id}-words`} role="listbox" aria-label={words.filter.words} hidden={!isShown}>
        {isShown &&
          offered.map((word, at) => (
            <Option
              key={word}
              id={`${id}-${at}`}
              word={word}
              isActive={at === active}
              onChoose={() => offers.choose(word)}
            />
          ))}
      </div>
      <Said id={`${id}-said`} filter={value} isWriting={isShown} explains={explains ?? false} />
    </div>
  );
}

interface OptionProps {
  id: string;
  word: string;
  isActive: boolean;
  onChoose: () => void;
}

function Option({ id, word, isActive, onChoose }: OptionProps) {
  const { language } = useSpeech();
  const fields = useFilterFields();
  const meaning = fields.data?.fields.find(({ name }) => name === word)?.[language];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the text
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <code>{visible(word)}</code>
      {meaning && <span className="soft">{meaning}</span>}
    </div>
  );
}

interface SaidProps {
  id: string;
  filter: string;
  isWriting: boolean;
  explains: boolean;
}

/** What the filter asks, or where it is wrong, with that part marked. */
function Said({ id, filter, isWriting, explains }: SaidProps) {
  const { language } = useSpeech();
  const paused = usePaused(filter);
  const check = useCheck(paused);
  if (paused.trim() === '' || !check.data || paused !== filter) return <p id={id} hidden />;
  const { right, column = 1, length = 0 } = check.data;
  if (right) {
    return (
      <p id={id} className="soft said" hidden={!explains}>
        {check.data[language]}
      </p>
    );
  }
  const signs = [...filter];
  const start = column - 1;
  return (
    <div
      id={id}
      className={isWriting ? 'said wrong-filter is-writing' : 'said wrong-filter'}
      role="status"
    >
      <code>
        {visible(signs.slice(0, start).join(''))}
        <mark>{visible(signs.slice(start, start + Math.max(1, length)).join('')) || ' '}</mark>
        {visible(signs.slice(start + Math.max(1, length)).join(''))}
      </code>
      <span>{check.data[language]}</span>
    </div>
  );
}
