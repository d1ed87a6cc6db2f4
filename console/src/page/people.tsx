import { useSpeech } from '../words/words';
import { Tokens } from './tokens';
import { Users } from './users';

/** Who may sign in, and what may send or ask with a token. */
export default function People() {
  const { words } = useSpeech();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.people}</h1>
      </div>
      <Users />
      <Tokens />
    </div>
  );
}
