import { useLocation, useSearch } from 'wouter';
import { currentSearch } from './tenant';

const NAME = 'show';
const FORM = /^[a-z][a-z0-9-]{0,30}$/;
/** An address names so many at most. */
const MOST = 20;
/** Those that stand above the list, whatever is open beside it. */
const ABOVE_THE_LIST = ['table'];

/** The parts of the page that an address says are open, by their short names. */
export function readShown(search: string): string[] {
  const named = (new URLSearchParams(search).get(NAME) ?? '').split(' ');
  return [...new Set(named)].filter((name) => FORM.test(name)).slice(0, MOST);
}

/** Says in the parameters of an address which parts are open. */
export function writeShown(parameters: URLSearchParams, names: string[]): URLSearchParams {
  if (names.length > 0) parameters.set(NAME, names.join(' '));
  else parameters.delete(NAME);
  return parameters;
}

/** Takes open parts along to another address; those of the pane only where the same one stays open. */
export function keepShown(parameters: URLSearchParams, isSamePane: boolean): URLSearchParams {
  const shown = readShown(currentSearch());
  return writeShown(
    parameters,
    isSamePane ? shown : shown.filter((name) => ABOVE_THE_LIST.includes(name)),
  );
}

/** Opens parts and closes others, in the address. */
export function useShowing(): [string[], (opened: string[], closed: string[]) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  function show(opened: string[], closed: string[]) {
    const now = currentSearch();
    const left = readShown(now).filter((name) => !closed.includes(name) && !opened.includes(name));
    const parameters = writeShown(new URLSearchParams(now), [...left, ...opened]);
    navigate(`${path}${parameters.size > 0 ? `?${parameters}` : ''}`, { replace: true });
  }
  return [readShown(search), show];
}

/** Whether a part is open, and a way to open and close it. */
export function useShown(name: string): [boolean, (isShown: boolean) => void] {
  const [shown, show] = useShowing();
  return [shown.includes(name), (isShown) => (isShown ? show([name], []) : show([], [name]))];
}
