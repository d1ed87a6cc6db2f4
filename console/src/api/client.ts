import createClient from 'openapi-fetch';
import type { components, paths } from '../../target/contract';
import { currentSearch, tenantOf } from '../address/tenant';

type Schemas = components['schemas'];
export type Alert = Schemas['Alert'];
export type WholeAlert = Schemas['WholeAlert'];
export type Backtest = Schemas['Backtest'];
export type BacktestAlert = Schemas['BacktestAlert'];
export type BacktestReport = Schemas['BacktestReport'];
export type AlertSend =
  paths['/api/v1/alerts/{id}/exports']['get']['responses']['200']['content']['application/json']['exports'][number];
export type Condition = Schemas['Condition'];
export type Evidence = Schemas['Evidence'];
export type Counts = Schemas['Counts'];
export type Detection = Schemas['Detection'];
export type DetectionText = Schemas['DetectionText'];
export type DeadLetter = Schemas['DeadLetter'];
export type Incident = Schemas['Incident'];
export type WholeIncident = Schemas['WholeIncident'];
export type SimilarIncident = Schemas['SimilarIncident'];
export type EntityPage = Schemas['EntityPage'];
export type Suppression = Schemas['Suppression'];
export type Me = Schemas['Me'];
export type SavedView = Schemas['SavedView'];
export type ContentList = Schemas['ContentList'];
export type Replayed = Schemas['Replayed'];
export type ShownSetting = Schemas['ShownSetting'];
export type SelfTest = Schemas['SelfTest'];
export type Source = Schemas['Source'];
export type Status = Schemas['Status'];
export type TriageChange = Schemas['TriageChange'];
export type WayIn = Schemas['WayIn'];

/** An answer that is none: what is wrong and what to do, in the words of the server. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly instance: string,
  ) {
    super(detail);
  }
}

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? 'http://127.0.0.1',
  headers: { 'X-Hansho-Request': '1' },
});

api.use({
  async onRequest({ request }) {
    request.headers.set('Accept-Language', globalThis.document?.documentElement.lang || 'en');
    const tenant = tenantOf(currentSearch());
    if (tenant === null) return request;
    const url = new URL(request.url);
    url.searchParams.set('tenant', tenant);
    const { method, headers, signal } = request;
    // Browsers send the body of a request that is made of another one as a stream, and over HTTP/1.1 not at all.
    const body = await request.text();
    return new Request(url, { method, headers, signal, ...(body !== '' && { body }) });
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; throws a {@link Problem} where the server answered with one. */
export async function taken<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const problem = (typeof error === 'object' && error !== null ? error : {}) as {
    detail?: string;
    instance?: string;
  };
  throw new Problem(response.status, problem.detail ?? '', problem.instance ?? '');
}
