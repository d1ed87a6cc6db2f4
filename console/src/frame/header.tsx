import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { currentSearch, withTenant } from '../address/tenant';
import { api, taken } from '../api/client';
import { useSpeech } from '../words/words';
import { useKeys } from './keys';
import { DAILY, FURTHER, type PageName, usePages } from './pages';
import { type Theme, usePreferences } from './preferences';
import { Bell } from './signIn';

const NEXT_THEME: Record<Theme, Theme> = { system: 'dark', dark: 'light', light: 'system' };
const THEME_SIGN: Record<Theme, string> = { system: '◐', dark: '☾', light: '☀' };

interface HeaderProps {
  onKeys: () => void;
  onPalette: () => void;
}

export function Header({ onKeys, onPalette }: HeaderProps) {
  const { words } = useSpeech();
  const [location, navigate] = useLocation();
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  const pages = usePages();
  useKeys({
    'g h': () => navigate('/overview'),
    'g a': () => navigate('/alerts'),
    'g i': () => navigate('/incidents'),
    'g m': () => navigate('/suppressions'),
    'g x': () => navigate('/exports'),
    'g s': () => navigate('/sources'),
    'g d': () => navigate('/detections'),
  });
  return (
    <header className="header">
      <Link href="/overview" className="product">
        <Bell />
        <span>Hansho</span>
      </Link>
      <nav aria-label={words.frame.navigation}>
        <div className="daily">
          {DAILY.map((page) => (
            <PageLink key={page} page={page} location={location} />
          ))}
        </div>
        <Further pages={pages.filter((page) => isFurther(page))} location={location} />
      </nav>
      <button type="button" className="plain palette-button" onClick={onPalette}>
        <span className="wide-only">{words.palette.open}</span>
        <span className="narrow-only" aria-hidden="true">
          ⌕
        </span>{' '}
        <kbd>Ctrl K</kbd>
      </button>
      <Tools onKeys={onKeys} caller={me.data?.caller ?? ''} tenant={me.data?.tenant ?? ''} />
    </header>
  );
}

function isFurther(page: PageName): boolean {
  return FURTHER.some((each) => each === page);
}

function PageLink({ page, location }: { page: PageName; location: string }) {
  const { words } = useSpeech();
  const link = useRef<HTMLAnchorElement>(null);
  const isHere = location.startsWith(`/${page}`);
  // On a phone the bar is wider than the screen.
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isHere]);
  return (
    <Link ref={link} href={`/${page}`} aria-current={isHere ? 'page' : undefined}>
      {words.pages[page]}
    </Link>
  );
}

/** Pages that are not needed every hour, behind a button. */
function Further({ pages, location }: { pages: PageName[]; location: string }) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const here = pages.find((page) => location.startsWith(`/${page}`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [location]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of what is inside
    <div
      className="further"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        className={here ? 'plain is-here' : 'plain'}
        aria-expanded={isOpen}
        aria-controls="further-pages"
        onClick={() => setOpen(!isOpen)}
      >
        {here ? words.pages[here] : words.frame.further} <span aria-hidden="true">▾</span>
      </button>
      <div id="further-pages" hidden={!isOpen}>
        {pages.map((page) => (
          <PageLink key={page} page={page} location={location} />
        ))}
      </div>
    </div>
  );
}

function Tools({ onKeys, caller, tenant }: { onKeys: () => void; caller: string; tenant: string }) {
  const { words, language } = useSpeech();
  const { theme, utc, set } = usePreferences();
  const queries = useQueryClient();
  const zone = utc ? words.frame.zone.utc : zoneName(language) || words.frame.zone.local;

  async function signOut() {
    await api.POST('/api/v1/sign-out');
    queries.clear();
    await queries.invalidateQueries();
    window.location.assign(withTenant('/', currentSearch()));
  }

  return (
    <div className="tools">
      {tenant !== 'default' && (
        <span className="soft tenant" title={words.frame.tenant(tenant)}>
          <span className="wide-only">{words.frame.tenant(tenant)}</span>
          <bdi className="narrow-only">{tenant}</bdi>
        </span>
      )}
      <button
        type="button"
        className="plain"
        title={words.frame.zoneHint}
        onClick={() => set({ utc: !utc })}
      >
        {zone}
      </button>
      <button
        type="button"
        className="plain"
        lang={language === 'en' ? 'ja' : 'en'}
        onClick={() => set({ language: language === 'en' ? 'ja' : 'en' })}
      >
        {words.otherLanguage}
      </button>
      <button
        type="button"
        className="plain icon"
        aria-label={words.frame.theme[theme]}
        title={words.frame.theme[theme]}
        onClick={() => set({ theme: NEXT_THEME[theme] })}
      >
        <span aria-hidden="true">{THEME_SIGN[theme]}</span>
      </button>
      <button
        type="button"
        className="plain icon"
        aria-label={words.frame.keys}
        title={words.frame.keys}
        onClick={onKeys}
      >
        <span aria-hidden="true">?</span>
      </button>
      <button type="button" className="plain" title={words.frame.by(caller)} onClick={signOut}>
        {words.frame.signOut}
      </button>
    </div>
  );
}

/** How the browser names its time zone. */
function zoneName(language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(
    new Date(),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
