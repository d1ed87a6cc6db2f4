import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import { api, type ShownSetting, taken } from '../api/client';
import { Loading, Trouble, whyNot } from '../frame/state';
import { useSpeech } from '../words/words';

/** Every setting in effect and where it came from; those that may change at any time are edited. */
export default function SettingsPage() {
  const { words, number } = useSpeech();
  const [text, setText] = useState('');
  const [isOwn, setOwn] = useState(false);
  const query = useQuery({
    queryKey: ['settings'],
    queryFn: () => taken(api.GET('/api/v1/settings')),
  });
  const all = query.data?.settings ?? [];
  const wanted = text.trim().toLowerCase();
  const shown = all.filter(
    (one) =>
      (!isOwn || !one.default) &&
      `${one.key} ${one.value} ${one.en} ${one.ja}`.toLowerCase().includes(wanted),
  );
  const groups = [...new Set(shown.map(groupOf))];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.settings}</h1>
        <p className="soft">{words.settings.intro}</p>
      </div>
      <p>
        {words.settings.overApi} <Link href="/detections">{words.pages.detections}</Link>
        {' · '}
        <Link href="/suppressions">{words.pages.suppressions}</Link>
        {' · '}
        <Link href="/people">{words.pages.people}</Link>
      </p>
      <search className="filters">
        <input
          id="search"
          type="search"
          value={text}
          placeholder={words.settings.search}
          aria-label={words.settings.search}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="button"
          className="chip"
          aria-pressed={isOwn}
          onClick={() => setOwn((before) => !before)}
        >
          {words.settings.own}{' '}
          <span className="number">{number(all.filter((one) => !one.default).length)}</span>
        </button>
        <span className="soft" aria-live="polite">
          {words.settings.count(number(shown.length), number(all.length))}
        </span>
      </search>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {groups.map((group) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul className="catalogue settings">
            {shown
              .filter((one) => groupOf(one) === group)
              .map((one) => (
                <One key={one.key} setting={one} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The first part of a key; keys of one part are by themselves. */
function groupOf(setting: ShownSetting): string {
  return setting.key.split('.')[0] ?? setting.key;
}

function One({ setting }: { setting: ShownSetting }) {
  const { words, language } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={setting.default ? '' : 'is-own'}>
      <code className="setting-key">{setting.key}</code>
      {isOpen ? (
        <Edit setting={setting} onEnd={() => setOpen(false)} />
      ) : (
        <span className="setting-value">
          {setting.value === '' ? (
            <em className="soft">{words.settings.unset}</em>
          ) : (
            <bdi>{setting.value}</bdi>
          )}{' '}
          {setting.live && !setting.overridden && (
            <button
              type="button"
              aria-label={words.settings.changeOf(setting.key)}
              onClick={() => setOpen(true)}
            >
              {words.settings.change}
            </button>
          )}
        </span>
      )}
      <span className="soft setting-origin">
        <Origin setting={setting} />
        {setting.needs_restart && <> · {words.settings.restart}</>}
        {setting.live && setting.overridden && <> · {words.settings.overridden}</>}
      </span>
      <span className="soft setting-meaning">{setting[language]}</span>
    </li>
  );
}

function Origin({ setting }: { setting: ShownSetting }) {
  const { words, instant } = useSpeech();
  if (setting.changed_by && setting.changed_at && setting.origin.startsWith('changed by')) {
    return <bdi>{words.settings.changedBy(setting.changed_by, instant(setting.changed_at))}</bdi>;
  }
  return setting.default ? words.settings.standard : <bdi>{setting.origin}</bdi>;
}

/** Another value for a setting, or back to what its file or default says. */
function Edit({ setting, onEnd }: { setting: ShownSetting; onEnd: () => void }) {
  const { words, language } = useSpeech();
  const queries = useQueryClient();
  const [text, setText] = useState(setting.changed_to ?? setting.value);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const hint = useId();

  async function act(call: Promise<unknown>) {
    setBusy(true);
    try {
      await call;
      await queries.invalidateQueries({ queryKey: ['settings'] });
      onEnd();
    } catch (failure) {
      setWrong(whyNot(failure, words));
    } finally {
      setBusy(false);
    }
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const body = { settings: { [setting.key]: text } };
    void act(taken(api.PUT('/api/v1/settings', { body })));
  }

  function takeBack() {
    const query = { key: setting.key };
    void act(taken(api.DELETE('/api/v1/settings', { params: { query } })));
  }

  return (
    <form className="setting-value" onSubmit={save}>
      <input
        value={text}
        aria-label={setting.key}
        aria-describedby={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="soft" id={hint}>
        {setting[language === 'ja' ? 'possible_ja' : 'possible_en']}
      </p>
      {wrong && (
        <pre className="wrong" role="alert">
          {wrong}
        </pre>
      )}
      <span className="acts">
        <button type="submit" className="primary" disabled={busy}>
          {words.settings.save}
        </button>
        {setting.changed_by && (
          <button type="button" disabled={busy} onClick={takeBack}>
            {words.settings.takeBack}
          </button>
        )}
        <button type="button" onClick={onEnd}>
          {words.views.cancel}
        </button>
      </span>
    </form>
  );
}
