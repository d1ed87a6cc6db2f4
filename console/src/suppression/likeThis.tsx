import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Done } from '../alert/bulk';
import { visible } from '../alert/logText';
import { api, taken, type WholeAlert } from '../api/client';
import { useFilterFields } from '../filter/queries';
import { whyNot } from '../frame/state';
import { useSpeech } from '../words/words';
import { SuppressionForm } from './form';
import { allOf, proposalOf } from './proposal';

const MOST_NAME = 100;

interface LikeThisProps {
  alert: WholeAlert;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Hides alerts like one: what must be the same is chosen, the rest is the form of suppressions. */
export default function LikeThis({ alert, isOpen, onOpenChange }: LikeThisProps) {
  const { words } = useSpeech();
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal wide-modal">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{words.suppressions.likeThis}</Heading>
              <Proposal alert={alert} onDone={close} />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Proposal({ alert, onDone }: { alert: WholeAlert; onDone: () => void }) {
  const { words, language } = useSpeech();
  const queries = useQueryClient();
  const fields = useFilterFields();
  const proposed = useMemo(
    () => proposalOf(alert, fields.data?.fields.map(({ name }) => name) ?? []),
    [alert, fields.data],
  );
  const [left, setLeft] = useState<string[] | null>(null);
  const chosen = left ?? proposed.filter(({ isUsual }) => isUsual).map(({ text }) => text);
  const [written, setWritten] = useState<string | null>(null);
  const [closes, setCloses] = useState(true);
  const [isAdded, setAdded] = useState(false);
  const [action, setAction] = useState<number | null>(null);
  const [wrong, setWrong] = useState('');
  const filter = written ?? allOf(chosen);

  function toggle(text: string) {
    const next = proposed
      .map((condition) => condition.text)
      .filter((each) => (each === text ? !chosen.includes(text) : chosen.includes(each)));
    setLeft(next);
    setWritten(null);
  }

  async function act(call: Promise<{ action: number }>) {
    try {
      setAction((await call).action);
      setWrong('');
    } catch (failure) {
      setWrong(whyNot(failure, words));
    }
  }

  function renew() {
    for (const key of ['alerts', 'counts', 'alert', 'history'])
      void queries.invalidateQueries({ queryKey: [key] });
  }

  async function added() {
    if (!closes) onDone();
    else {
      setAdded(true);
      const body = { status: 'dismissed', reason: 'benign-expected' } as const;
      const query = { filter: filter.trim() };
      await act(taken(api.POST('/api/v1/alerts/triage', { params: { query }, body })));
    }
    renew();
  }

  if (isAdded) {
    return (
      <Added
        wrong={wrong}
        action={action}
        onUndo={(n) =>
          act(taken(api.POST('/api/v1/actions/{n}/undo', { params: { path: { n } } })))
        }
        onChanged={renew}
        onDone={onDone}
      />
    );
  }
  return (
    <SuppressionForm
      name={alert[language].title.slice(0, MOST_NAME)}
      filter={filter}
      onFilter={setWritten}
      also={<CloseToo closes={closes} onChange={setCloses} />}
      onAdded={added}
      onCancel={onDone}
    >
      <Choice
        conditions={proposed.map(({ text }) => text)}
        chosen={chosen}
        isOver={written !== null}
        onToggle={toggle}
      />
    </SuppressionForm>
  );
}

/** Whether what it fits is closed too. */
function CloseToo({ closes, onChange }: { closes: boolean; onChange: (closes: boolean) => void }) {
  const { words } = useSpeech();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={closes}
        onChange={(event) => onChange(event.target.checked)}
      />
      {words.suppressions.closeToo}
    </label>
  );
}

interface ChoiceProps {
  conditions: string[];
  chosen: string[];
  /** Whether the filter was written by hand since. */
  isOver: boolean;
  onToggle: (condition: string) => void;
}

/** Which conditions must be the same. */
function Choice({ conditions, chosen, isOver, onToggle }: ChoiceProps) {
  const { words } = useSpeech();
  return (
    <fieldset className="conditions-choice">
      <legend>{words.suppressions.same}</legend>
      {conditions.map((text) => (
        <label key={text} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(text)}
            disabled={isOver}
            onChange={() => onToggle(text)}
          />
          <code>{visible(text)}</code>
        </label>
      ))}
    </fieldset>
  );
}

interface AddedProps {
  wrong: string;
  action: number | null;
  onUndo: (n: number) => void;
  onChanged: () => void;
  onDone: () => void;
}

/** That it holds now, and what became of the alerts that it fits. */
function Added({ wrong, action, onUndo, onChanged, onDone }: AddedProps) {
  const { words } = useSpeech();
  return (
    <>
      <p>{words.suppressions.added}</p>
      {wrong && (
        <p className="wrong" role="alert">
          {words.suppressions.notClosed(wrong)}
        </p>
      )}
      {action !== null && <Done n={action} onUndo={() => onUndo(action)} onChanged={onChanged} />}
      <button type="button" className="primary" onClick={onDone}>
        {words.keys.done}
      </button>
    </>
  );
}
