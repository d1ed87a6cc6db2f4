import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useDetections } from '../alert/queries';
import { api, type ContentList, taken } from '../api/client';
import { useMay } from '../frame/pages';
import { Loading, Trouble } from '../frame/state';
import { type Language, useSpeech } from '../words/words';
import { OneList } from './oneList';

/** What needs somebody comes first. */
const STATES = ['missing', 'stale', 'there', 'empty'] as const;
const WRONG: readonly string[] = ['missing', 'stale'];

/** The lists that detections ask: what they hold, how old they are, and which are missing. */
export default function Lists() {
  const { words, language, number } = useSpeech();
  const [text, setText] = useState('');
  const opened = new URLSearchParams(useSearch()).get('list');
  const [, navigate] = useLocation();
  const query = useQuery({
    queryKey: ['lists'],
    queryFn: () => taken(api.GET('/api/v1/lists')),
  });
  const all = query.data?.lists ?? [];
  const wanted = text.trim().toLowerCase();
  const shown = all
    .filter((list) => `${list.name} ${sourceOf(list, language)}`.toLowerCase().includes(wanted))
    .sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.pages.lists}</h1>
        <p className="soft">{words.lists.intro}</p>
      </div>
      <search className="filters">
        <input
          id="search"
          type="search"
          value={text}
          placeholder={words.lists.search}
          aria-label={words.lists.search}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="soft" aria-live="polite">
          {words.lists.count(number(shown.length), number(all.length))}
        </span>
      </search>
      {opened && <OneList key={opened} name={opened} onClose={() => navigate('/lists')} />}
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} again={() => query.refetch()} />}
      {shown.length > 0 && <Table lists={shown} />}
      <NewList onOpen={(name) => navigate(pathOf(name))} />
      <p className="soft small">{words.lists.change}</p>
      <pre>
        {'./hansho run --config hansho.yml   # tenants.NAME.content.lists, docs/settings.md'}
      </pre>
    </div>
  );
}

function pathOf(name: string): string {
  return `/lists?list=${encodeURIComponent(name)}`;
}

/** Opens a list that is not there yet; it is made with its first entry. */
function NewList({ onOpen }: { onOpen: (name: string) => void }) {
  const { words } = useSpeech();
  const mayChange = useMay('engineer');
  if (!mayChange) return null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onOpen(String(new FormData(event.currentTarget).get('list')).trim());
  }

  return (
    <form className="add" onSubmit={submit}>
      <label className="grow">
        {words.lists.newName}
        <input
          name="list"
          required
          maxLength={64}
          pattern="[a-zA-Z][a-zA-Z0-9_\-]*"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <button type="submit">{words.lists.make}</button>
    </form>
  );
}

function Table({ lists }: { lists: ContentList[] }) {
  const { words } = useSpeech();
  return (
    <div className="table-box lists">
      <table className="cards-when-narrow">
        <thead>
          <tr>
            <th>{words.lists.name}</th>
            <th>{words.lists.stateLabel}</th>
            <th className="number">{words.lists.entries}</th>
            <th>{words.lists.kindLabel}</th>
            <th>{words.lists.source}</th>
            <th>{words.lists.date}</th>
            <th>{words.lists.askedBy}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <Row key={list.name} list={list} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a list holds and who made it. */
function sourceOf(list: ContentList, language: Language): string {
  return language === 'ja' ? list.source_ja : list.source;
}

function Row({ list }: { list: ContentList }) {
  const { words, language, number } = useSpeech();
  return (
    <tr>
      <td data-label={words.lists.name}>
        <Link href={pathOf(list.name)}>
          <code>{list.name}</code>
        </Link>
      </td>
      <td
        data-label={words.lists.stateLabel}
        className={WRONG.includes(list.state) ? 'is-high' : ''}
      >
        {words.lists.state[list.state]}
      </td>
      <td data-label={words.lists.entries} className="number">
        {number(list.entries)}
        {list.own > 0 && <span className="soft"> {words.lists.ofThemOwn(number(list.own))}</span>}
      </td>
      <td data-label={words.lists.kindLabel} className="word">
        {list.kind && words.lists.kind[list.kind]}
        {list.category && <span className="soft"> · {list.category}</span>}
      </td>
      <td data-label={words.lists.source}>
        <bdi>{sourceOf(list, language)}</bdi>
      </td>
      <td data-label={words.lists.date}>
        <span className="date">{list.date}</span>
        {list.valid_days !== undefined && (
          <span className="soft"> {words.lists.valid(number(list.valid_days))}</span>
        )}
      </td>
      <td data-label={words.lists.askedBy}>
        <Askers ids={list.detections} />
      </td>
    </tr>
  );
}

function Askers({ ids }: { ids: string[] }) {
  const { words, language, number } = useSpeech();
  const detections = useDetections().data?.detections;
  if (ids.length === 0) return <span className="soft">{words.lists.nobody}</span>;
  return (
    <details>
      <summary>{words.lists.detections(number(ids.length))}</summary>
      <ul className="plain-list">
        {ids.map((id) => (
          <li key={id}>{detections?.find((one) => one.id === id)?.[language].title ?? id}</li>
        ))}
      </ul>
    </details>
  );
}
