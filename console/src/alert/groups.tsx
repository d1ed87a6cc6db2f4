import { useQuery } from '@tanstack/react-query';
import { type Ref, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Filters, type Grouping, queryOf } from '../address/filters';
import { api, taken } from '../api/client';
import { entityPath, isJoined } from '../entity/path';
import { useKeys } from '../frame/keys';
import { RowGrid } from '../frame/rowGrid';
import { Empty, Loading, Trouble } from '../frame/state';
import { IncidentLink } from '../incident/incidentLink';
import { incidentPath } from '../incident/path';
import { useSpeech } from '../words/words';
import { labelsOf } from './entity';
import { visible } from './logText';
import { useDetections } from './queries';
import { SeverityMark } from './severity';

function groupsOf(filters: Filters, by: Grouping) {
  const query = { ...queryOf(filters, Date.now()), by };
  return taken(api.GET('/api/v1/alerts/groups', { params: { query } }));
}

type Group = Awaited<ReturnType<typeof groupsOf>>['groups'][number];

interface GroupsProps {
  ref: Ref<HTMLDivElement>;
  by: Grouping;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** A group's name among the rows. */
function idOf(group: Group): string {
  return `group ${group.type} ${group.key}`;
}

/** What opening a group leads to: its alerts, or the page of what they have in common. */
export function ledTo(group: Pick<Group, 'type' | 'key'>, by: Grouping, filters: Filters) {
  if (by === 'incident')
    return group.key === '' ? { path: null, filters: null } : { path: incidentPath(group.key) };
  if (by === 'entity' && isJoined(group.type)) return { path: entityPath(group.type, group.key) };
  const narrowed: Filters =
    by === 'detection'
      ? { ...filters, group: null, detections: [group.key] }
      : { ...filters, group: null, entities: [...filters.entities, `${group.type}:${group.key}`] };
  return { path: null, filters: narrowed };
}

/** Alerts in groups; the most severe group first. */
export function AlertGroups({ ref, by, filters, onFilters }: GroupsProps) {
  const { words, number } = useSpeech();
  const [, navigate] = useLocation();
  const query = useQuery({
    queryKey: ['counts', 'groups', by, { ...filters, group: null }],
    queryFn: () => groupsOf(filters, by),
  });
  const groups = query.data?.groups ?? NO_GROUPS;
  const ids = useMemo(() => groups.map(idOf), [groups]);
  const [cursor, setCursor] = useState<string | null>(null);

  function move(step: number) {
    const at = cursor === null ? -1 : ids.indexOf(cursor);
    setCursor(ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null);
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => cursor !== null && open(cursor),
  });

  function open(id: string) {
    const group = groups.find((each) => idOf(each) === id);
    if (!group) return;
    const to = ledTo(group, by, filters);
    if (to.path) navigate(to.path);
    else if (to.filters) onFilters(to.filters);
  }

  if (query.error) return <Trouble error={query.error} again={() => query.refetch()} />;
  if (query.isPending) return <Loading />;
  if (groups.length === 0) return <Empty title={words.list.none} hint={words.list.noneHint} />;
  return (
    <RowGrid
      ref={ref}
      label={words.groups.label}
      ids={ids}
      cursor={cursor}
      opened={null}
      isBusy={query.isFetching}
      hasMore={false}
      onNearEnd={nothing}
      onOpen={open}
      end={
        <p className="rows-end soft">
          {query.data.exact ? words.list.end : words.groups.looked(number(query.data.looked))}
        </p>
      }
    >
      {(index) => {
        const group = groups[index];
        return group && <GroupLines group={group} by={by} />;
      }}
    </RowGrid>
  );
}

const NO_GROUPS: Group[] = [];

function nothing() {}

function GroupLines({ group, by }: { group: Group; by: Grouping }) {
  const { words, language, shared, number, short, instant, list } = useSpeech();
  const catalogue = useDetections();
  const newest = group.newest;
  const title =
    by === 'detection'
      ? (catalogue.data?.detections.find((each) => each.id === group.key)?.[language].title ??
        group.key)
      : visible(group.key);
  return (
    <>
      <span className="line">
        <SeverityMark severity={group.severity} />
        <bdi className="title">
          {by === 'incident' ? (
            group.key === '' ? (
              words.groups.noIncident
            ) : (
              <IncidentLink id={group.key} />
            )
          ) : (
            title
          )}
        </bdi>
        <time dateTime={newest.last_time ?? ''} title={instant(newest.last_time)}>
          {short(newest.last_time)}
        </time>
      </span>
      <span className="line second">
        <bdi className="who">
          {by === 'entity' ? `${shared('entity', group.type)} · ` : ''}
          {by === 'detection'
            ? visible(list(labelsOf(newest.entities).slice(0, 4)))
            : newest[language].title}
        </bdi>
        <span className="times">{words.incidents.alerts(number(group.alerts))}</span>
      </span>
    </>
  );
}
