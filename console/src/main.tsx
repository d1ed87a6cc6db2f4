import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/client';
import { App } from './frame/app';
import { PreferencesProvider } from './frame/preferences';
import { SpeechProvider } from './words/words';
import './look/tokens.css';
import './look/base.css';
import './look/frame.css';
import './look/list.css';
import './look/pane.css';
import './look/triage.css';
import './look/pages.css';

const TRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) =>
        failures < TRIES && !(error instanceof Problem && error.status < 500),
    },
  },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PreferencesProvider>
          <SpeechProvider>
            <App />
          </SpeechProvider>
        </PreferencesProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
