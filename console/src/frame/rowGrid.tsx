import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useSyncExternalStore,
} from 'react';

const ROW_PIXELS = 48;
/** On a phone titles have two lines, as the style sheet says. */
const PHONE_ROW_PIXELS = 68;
const PHONE = '(max-width: 520px)';
const AHEAD = 30;

interface RowGridProps {
  ref: Ref<HTMLDivElement>;
  label: string;
  ids: string[];
  /** The row that keys work on. */
  cursor: string | null;
  opened: string | null;
  isBusy: boolean;
  hasMore: boolean;
  /** Asks for more rows; called when the last ones are near. */
  onNearEnd: () => void;
  onOpen: (id: string) => void;
  /** What else a row is called. */
  classOf?: (index: number) => string;
  children: (index: number) => ReactNode;
  end: ReactNode;
}

function watchPhone(changed: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Rows of two lines, of which only those in sight are there. One stop of the tab key. */
export function RowGrid(props: RowGridProps) {
  const { ids, cursor, opened, hasMore, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.ref, () => scroller.current as HTMLDivElement);
  const isPhone = useSyncExternalStore(watchPhone, () => window.matchMedia(PHONE).matches);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? PHONE_ROW_PIXELS : ROW_PIXELS),
    overscan: 8,
    getItemKey: (index) => ids[index] ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights change with the kind of screen
  useEffect(() => rows.measure(), [rows, isPhone]);
  const inSight = rows.getVirtualItems();
  const lastVisible = inSight.at(-1)?.index ?? 0;

  useEffect(() => {
    if (lastVisible + AHEAD >= ids.length) onNearEnd();
  }, [lastVisible, ids.length, onNearEnd]);

  const at = cursor === null ? -1 : ids.indexOf(cursor);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);

  return (
    <div
      ref={scroller}
      className="rows"
      role="grid"
      aria-label={props.label}
      aria-rowcount={hasMore ? -1 : ids.length}
      aria-busy={props.isBusy}
      aria-activedescendant={at >= 0 ? `row-${cursor}` : undefined}
      tabIndex={0}
    >
      <div className="rows-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {inSight.map((item) => {
          const id = ids[item.index] ?? '';
          const mark = id === opened ? 'opened' : id === cursor ? 'cursor' : '';
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the grid
            <div
              key={item.key}
              id={`row-${id}`}
              className={`row ${mark} ${props.classOf?.(item.index) ?? ''}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 1}
              aria-selected={id === opened}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => props.onOpen(id)}
            >
              <div role="gridcell" className="cell">
                {props.children(item.index)}
              </div>
            </div>
          );
        })}
      </div>
      {props.end}
    </div>
  );
}
