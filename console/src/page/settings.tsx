import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type ShownSetting, taken } from '../api/client';
import { Loading, Trouble } from '../frame/state';
import { useSpeech } from '../words/words';

/** Every setting in effect and where it came from; they are changed in their file. */
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
  return (
    <li className={setting.default ? '' : 'is-own'}>
      <code className="setting-key">{setting.key}</code>
      <span className="setting-value">
        {setting.value === '' ? (
          <em className="soft">{words.settings.unset}</em>
        ) : (
          <bdi>{setting.value}</bdi>
        )}
      </span>
      <span className="soft setting-origin">
        {setting.default ? words.settings.standard : <bdi>{setting.origin}</bdi>}
        {setting.needs_restart && <> · {words.settings.restart}</>}
      </span>
      <span className="soft setting-meaning">{setting[language]}</span>
    </li>
  );
}
