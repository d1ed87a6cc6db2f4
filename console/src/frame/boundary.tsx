import { Component, type ReactNode } from 'react';
import { useSpeech } from '../words/words';

interface Props {
  children: ReactNode;
}

/**
 * Shows what is wrong in place of a part of the page that failed. A part that cannot be loaded, as
 * after an upgrade of the server, is such a failure too.
 */
export class Boundary extends Component<Props, { failure: unknown }> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    return this.state.failure === null ? this.props.children : <Broken />;
  }
}

/** Says that a part of the page failed. The way out is to load it again. */
export function Broken() {
  const { words } = useSpeech();
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{words.state.broken}</strong> {words.state.brokenHint}
      </p>
      <button type="button" onClick={() => window.location.reload()}>
        {words.state.load}
      </button>
    </div>
  );
}
