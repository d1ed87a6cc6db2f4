import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useSpeech } from '../words/words';
import { usePreferences } from './preferences';

/** The map of keys. */
export function KeysDialog(props: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const { words } = useSpeech();
  const preferences = usePreferences();
  const keys: [string[], string][] = [
    [['j', 'k'], words.keys.move],
    [['Enter'], words.keys.open],
    [['Esc'], words.keys.close],
    [['/'], words.keys.search],
    [['Ctrl K'], words.keys.palette],
    [['n'], words.keys.fresh],
    [['e'], words.keys.explain],
    [['o'], words.keys.evidence],
    [['t'], words.keys.steps],
    [['a'], words.keys.assign],
    [['x', '1…6'], words.keys.closeAlert],
    [['u'], words.keys.reopen],
    [['c'], words.keys.comment],
    [['s'], words.keys.suppress],
    [['g', 'h', 'a', 'i', 'm', 'x', 's', 'd'], words.keys.pages],
    [['i'], words.keys.incident],
    [['?'], words.keys.help],
  ];
  return (
    <ModalOverlay className="overlay" isDismissable {...props}>
      <Modal className="modal">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{words.keys.title}</Heading>
              <table className="keys">
                <tbody>
                  {keys.map(([names, meaning]) => (
                    <tr key={meaning}>
                      <td>
                        {names.map((name) => (
                          <kbd key={name}>{name}</kbd>
                        ))}
                      </td>
                      <td>{meaning}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <label className="check">
                <input
                  type="checkbox"
                  checked={preferences.letterKeys}
                  onChange={(event) => preferences.set({ letterKeys: event.target.checked })}
                />
                {words.keys.on}
              </label>
              <p className="soft">{words.keys.hint}</p>
              <button type="button" className="primary" onClick={close}>
                {words.keys.done}
              </button>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
