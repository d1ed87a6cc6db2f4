import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { Language } from '../words/words';

export type Theme = 'system' | 'light' | 'dark';

/** How a person likes the console. Kept in the browser; nothing else is. */
export interface Preferences {
  language: Language;
  theme: Theme;
  utc: boolean;
  letterKeys: boolean;
}

interface Kept extends Preferences {
  set: (change: Partial<Preferences>) => void;
}

const KEY = 'hansho.preferences';

function standard(): Preferences {
  const language = navigator.language.startsWith('ja') ? 'ja' : 'en';
  return { language, theme: 'system', utc: false, letterKeys: true };
}

function read(): Preferences {
  const preferences = standard();
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    if (kept.language === 'en' || kept.language === 'ja') preferences.language = kept.language;
    if (kept.theme === 'light' || kept.theme === 'dark') preferences.theme = kept.theme;
    preferences.utc = kept.utc === true;
    preferences.letterKeys = kept.letterKeys !== false;
  } catch {
    return standard();
  }
  return preferences;
}

const PreferencesContext = createContext<Kept>({
  language: 'en',
  theme: 'system',
  utc: false,
  letterKeys: true,
  set: () => {},
});

export function usePreferences(): Kept {
  return useContext(PreferencesContext);
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(read);
  // Before the first requests of the page, which say its language.
  useLayoutEffect(() => {
    document.documentElement.lang = preferences.language;
    document.documentElement.dataset.theme = preferences.theme;
    try {
      localStorage.setItem(KEY, JSON.stringify(preferences));
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }, [preferences]);
  const value = useMemo(
    () => ({
      ...preferences,
      set: (change: Partial<Preferences>) => setPreferences((old) => ({ ...old, ...change })),
    }),
    [preferences],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}
