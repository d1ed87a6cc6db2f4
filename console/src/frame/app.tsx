import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { currentSearch, tenantOf } from '../address/tenant';
import { AlertsPage } from '../alert/page';
import { api, Problem, taken } from '../api/client';
import { useSpeech } from '../words/words';
import { Boundary } from './boundary';
import { Header } from './header';
import { useCommandKey, useKeys } from './keys';
import { KeysDialog } from './keysDialog';
import { SignIn } from './signIn';
import { Loading, Trouble } from './state';

const Overview = lazy(() => import('../page/overview'));
const Incidents = lazy(() => import('../incident/page'));
const EntityPage = lazy(() => import('../entity/page'));
const Suppressions = lazy(() => import('../suppression/page'));
const Exports = lazy(() => import('../export/page'));
const Sources = lazy(() => import('../page/sources'));
const Detections = lazy(() => import('../page/detections'));
const Audit = lazy(() => import('../page/audit'));
const Palette = lazy(() => import('../palette/palette'));
const People = lazy(() => import('../page/people'));
const Lists = lazy(() => import('../page/lists'));
const Settings = lazy(() => import('../page/settings'));
const SelfTest = lazy(() => import('../page/selfTest'));

/** The console: asks to sign in, or shows the page of the address. */
export function App() {
  const me = useQuery({ queryKey: ['me'], queryFn: () => taken(api.GET('/api/v1/me')) });
  if (me.isPending) return <Loading />;
  if (me.error instanceof Problem && me.error.status === 401) return <SignIn />;
  if (me.error)
    return (
      <>
        <Trouble error={me.error} again={() => me.refetch()} />
        {tenantOf(currentSearch()) !== null && <OwnTenant />}
      </>
    );
  return <Inside />;
}

/** The way back from a tenant that somebody may not see. */
function OwnTenant() {
  const { words } = useSpeech();
  return (
    <p className="page">
      <a href="/">{words.frame.ownTenant}</a>
    </p>
  );
}

function Inside() {
  const { words } = useSpeech();
  const [location] = useLocation();
  const [keysShown, setKeysShown] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useKeys({
    '?': () => setKeysShown(true),
    ...(!location.startsWith('/alerts') && { '/': () => setPaletteOpen(true) }),
  });
  useCommandKey(() => setPaletteOpen(true));
  return (
    <>
      <a className="skip" href="#main">
        {words.frame.skip}
      </a>
      <Header onKeys={() => setKeysShown(true)} onPalette={() => setPaletteOpen(true)} />
      {/* It scrolls, so keys must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <main id="main" tabIndex={0}>
        <Boundary key={location}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">
                <Redirect to="/overview" replace />
              </Route>
              <Route path="/overview" component={Overview} />
              <Route path="/alerts" component={AlertsPage} />
              <Route path="/incidents" component={Incidents} />
              <Route path="/entity" component={EntityPage} />
              <Route path="/suppressions" component={Suppressions} />
              <Route path="/exports" component={Exports} />
              <Route path="/sources" component={Sources} />
              <Route path="/detections" component={Detections} />
              <Route path="/audit" component={Audit} />
              <Route path="/people" component={People} />
              <Route path="/selftest" component={SelfTest} />
              <Route path="/lists" component={Lists} />
              <Route path="/settings" component={Settings} />
              <Route>
                <p className="page empty">{words.pages.unknown}</p>
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      {isPaletteOpen && (
        <Suspense>
          <Palette isOpen onOpenChange={setPaletteOpen} />
        </Suspense>
      )}
      <KeysDialog isOpen={keysShown} onOpenChange={setKeysShown} />
    </>
  );
}
