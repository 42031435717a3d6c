// The one way to the server: sends the session's cookie and, with what changes something, the token against forgery
// that the server hands out with every answer.
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as ExtPaths } from './ext';
import type { paths as HarborPaths, components } from './harbor';

export type Schemas = components['schemas'];

/** A refusal, in the server's words. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly requestId: string) {
    super(message);
  }
}

const TOKEN = 'X-Harbor-CSRF-Token';
let token = '';

/** Told when the server no longer knows who is asking. */
export const session = { lost: () => {} };

const guard: Middleware = {
  onRequest({ request }) {
    // Asks the server not to make the browser open a window for a password of its own.
    request.headers.set('X-Requested-With', 'XMLHttpRequest');
    if (request.method !== 'GET' && request.method !== 'HEAD' && token) request.headers.set(TOKEN, token);
    return request;
  },
  onResponse({ response }) {
    token = response.headers.get(TOKEN) ?? token;
  },
};

const options = { baseUrl: '/', credentials: 'same-origin' as const, fetch: (request: Request) => fetch(request) };
export const harbor = createClient<HarborPaths>(options);
export const ext = createClient<ExtPaths>(options);
harbor.use(guard);
ext.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

async function refusal({ error, response }: Answer<unknown>): Promise<ApiError> {
  const first = (error as { errors?: { code?: string; message?: string }[] } | undefined)?.errors?.[0];
  return new ApiError(
    response.status,
    first?.code ?? '',
    first?.message ?? `the server answered ${response.status}`,
    response.headers.get('X-Request-Id') ?? '',
  );
}

async function judged<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await call;
  if (answer.response.ok) return answer;
  const problem = await refusal(answer);
  if (problem.status === 401) session.lost();
  throw problem;
}

/** The body of an answer; a refusal is thrown as an [ApiError]. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await judged(call)).data as T;
}

/** One page of a list and how much there is in all. */
export interface Page<T> {
  items: T[];
  total: number;
}

export async function list<T>(call: Promise<Answer<T[]>>): Promise<Page<T>> {
  const { data, response } = await judged(call);
  const items = data ?? [];
  return { items, total: Number(response.headers.get('X-Total-Count') ?? items.length) };
}

/** Any request, as the session's; what is answered is not judged. */
export async function request(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
  const changes = method !== 'GET' && method !== 'HEAD';
  if (changes && !token) await harbor.GET('/api/v2.0/ping', { parseAs: 'text' });
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'XMLHttpRequest', ...headers, ...(changes ? { [TOKEN]: token } : {}) },
    ...(body === undefined ? {} : { body }),
  });
  token = response.headers.get(TOKEN) ?? token;
  return response;
}

/** Opens a session with a user name and password. */
export async function signIn(principal: string, password: string): Promise<void> {
  // Any look hands out the token that the form has to show.
  await harbor.GET('/api/v2.0/ping', { parseAs: 'text' });
  const response = await fetch('/c/login', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'XMLHttpRequest', [TOKEN]: token },
    body: new URLSearchParams({ principal, password }),
  });
  if (!response.ok) {
    throw await refusal({ error: await response.json().catch(() => undefined), response });
  }
}

export async function signOut(): Promise<void> {
  await fetch('/c/log_out', { credentials: 'same-origin' });
}

/** A repository's name without its project, as paths of the API hold it: its slashes are encoded twice. */
export const inPath = (repository: string) => encodeURIComponent(repository);
