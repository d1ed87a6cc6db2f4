import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, Problem, taken } from '../api/client';
import { useSpeech } from '../words/words';
import { usePreferences } from './preferences';
import { whyNot } from './state';

/** Asks for name and password. What was asked for by the address comes behind it. */
export function SignIn() {
  const { words, language } = useSpeech();
  const { set } = usePreferences();
  const queries = useQueryClient();
  const ways = useQuery({
    queryKey: ['sign-in'],
    queryFn: () => taken(api.GET('/api/v1/sign-in')),
  });
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { name: String(form.get('name')), password: String(form.get('password')) };
    setBusy(true);
    try {
      await taken(api.POST('/api/v1/sign-in', { body }));
      await queries.invalidateQueries();
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : null;
      if (problem?.status === 401) setWrong(words.signIn.wrong);
      else setWrong(words.signIn.failed(whyNot(failure, words)));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <h1>
          <Bell /> {words.signIn.title}
        </h1>
        <label>
          {words.signIn.name}
          <input
            name="name"
            autoComplete="username"
            required
            autoCapitalize="none"
            spellCheck={false}
          />
        </label>
        <label>
          {words.signIn.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {wrong && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <button type="submit" className="primary" disabled={busy}>
          {words.signIn.submit}
        </button>
        {ways.data?.providers.map((provider) => (
          <a key={provider.path} href={provider.path}>
            {words.signIn.elsewhere(provider.name)}
          </a>
        ))}
        <p className="soft">{words.signIn.link}</p>
        <pre>./hansho sign-in-link</pre>
        <button
          type="button"
          className="plain"
          lang={language === 'en' ? 'ja' : 'en'}
          onClick={() => set({ language: language === 'en' ? 'ja' : 'en' })}
        >
          {words.otherLanguage}
        </button>
      </form>
    </main>
  );
}

export function Bell() {
  return (
    <svg className="bell" viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
      <path d="M16 4v3m-7 15v-8a7 7 0 0 1 14 0v8M6 22h20" />
      <circle cx="16" cy="26" r="2.2" />
    </svg>
  );
}
