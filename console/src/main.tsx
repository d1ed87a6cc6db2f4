import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useLocationOfTenant, useTenant } from './address/tenant';
import { Problem } from './api/client';
import { App } from './frame/app';
import { Boundary } from './frame/boundary';
import { PreferencesProvider } from './frame/preferences';
import { SpeechProvider } from './words/words';
import './look/tokens.css';
import './look/base.css';
import './look/frame.css';
import './look/list.css';
import './look/pane.css';
import './look/baseline.css';
import './look/triage.css';
import './look/further.css';
import './look/detection.css';
import './look/pages.css';
import './look/incident.css';
import './look/suppression.css';
import './look/map.css';

const TRIES = 2;
const ME = 'me';

/** Where the session has ended, in another tab for example, the page asks to sign in again. */
function newQueries() {
  const askWhoIsThere = (error: unknown) => {
    if (error instanceof Problem && error.status === 401) {
      void queries.invalidateQueries({ queryKey: [ME] });
    }
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => query.queryKey[0] !== ME && askWhoIsThere(error),
    }),
    mutationCache: new MutationCache({ onError: askWhoIsThere }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < TRIES && !(error instanceof Problem && error.status < 500),
      },
    },
  });
  return queries;
}

/** The console of one tenant, with a cache of its own: no key of a query can mix tenants. */
function OneTenant() {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  );
}

/** Begins anew, stream of alerts included, when the address names another tenant. */
function Tenants() {
  return <OneTenant key={useTenant() ?? ''} />;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <SpeechProvider>
          <Boundary>
            <Router hook={useLocationOfTenant}>
              <Tenants />
            </Router>
          </Boundary>
        </SpeechProvider>
      </PreferencesProvider>
    </StrictMode>,
  );
}
