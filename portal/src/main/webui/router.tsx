import { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { ApiError, session } from './api/client';
import { me, projectByNumber } from './api/queries';
import { fromHarbor } from './lib/harbor';
import { Shell } from './shell/Shell';
import { SignIn } from './shell/SignIn';
import { Missing, Trouble } from './shell/Trouble';

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one however often it is asked for.
      retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 2,
    },
  },
});

type Search = Record<string, unknown>;
const text = (search: Search, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
};
const page = (search: Search): number | undefined => {
  const value = Number(search.page);
  return Number.isInteger(value) && value > 1 ? value : undefined;
};

/** What a list's address tells: what is looked for, in which order, which page. */
export interface ListSearch {
  q?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
}
const listSearch = (search: Search): ListSearch => ({
  q: text(search, 'q') || undefined, sort: text(search, 'sort'), page: page(search),
});

const root = createRootRoute({ component: Outlet, errorComponent: Trouble, notFoundComponent: Missing });

/** What the address of an audit log tells besides. */
export interface AuditSearch extends ListSearch {
  who?: string | undefined;
  operation?: string | undefined;
  range?: string | undefined;
}
const auditSearch = (search: Search): AuditSearch => ({
  ...listSearch(search), who: text(search, 'who') || undefined, operation: text(search, 'operation'), range: text(search, 'range'),
});

/** What the address of a repository or an artifact tells: the tab, and what is open in it. */
export interface PlaceSearch extends AuditSearch {
  tab?: string | undefined;
  platform?: string | undefined;
  /** Of a list of tags: what is attached, and which label is carried. */
  trust?: string | undefined;
  label?: string | undefined;
  layer?: string | undefined;
  path?: string | undefined;
  show?: string | undefined;
  file?: string | undefined;
  from?: string | undefined;
  view?: string | undefined;
  sbom?: string | undefined;
  kind?: string | undefined;
  licence?: string | undefined;
}

/** Which description of the API is looked at, and which operation is open. */
export interface ExplorerSearch {
  document?: string | undefined;
  q?: string | undefined;
  operation?: string | undefined;
}

/** What is compared with what, and what is shown of it. */
export interface CompareSearch {
  from?: string | undefined;
  to?: string | undefined;
  platform?: string | undefined;
  q?: string | undefined;
  change?: string | undefined;
  file?: string | undefined;
}

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Search): { next?: string | undefined } => ({ next: text(search, 'next') }),
  component: SignIn,
});

const signUp = createRoute({ getParentRoute: () => root, path: '/sign-up', component: lazyRouteComponent(() => import('./shell/SignUp')) });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    if (!(await cache.ensureQueryData(me))) {
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: Shell,
  errorComponent: Trouble,
  notFoundComponent: Missing,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: (search: Search): { by?: string | undefined; range?: string | undefined; storage?: string | undefined } => ({ by: text(search, 'by'), range: text(search, 'range'), storage: text(search, 'storage') }),
  component: lazyRouteComponent(() => import('./pages/home/Home')),
});

const push = createRoute({
  getParentRoute: () => signedIn,
  path: '/push',
  validateSearch: (search: Search): { project?: string | undefined; client?: string | undefined; image?: string | undefined; tag?: string | undefined } => ({
    project: text(search, 'project'), client: text(search, 'client'), image: text(search, 'image') || undefined, tag: text(search, 'tag') || undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/push/Push')),
});

const projects = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects',
  validateSearch: (search: Search): ListSearch & { show?: string | undefined; make?: string | undefined } => ({
    ...listSearch(search), show: text(search, 'show'), make: text(search, 'make'),
  }),
  component: lazyRouteComponent(() => import('./pages/Projects')),
});

const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects/$project',
  component: lazyRouteComponent(() => import('./pages/project/Project')),
});

const repositories = createRoute({
  getParentRoute: () => project,
  path: '/',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/project/Repositories')),
});

const projectOverview = createRoute({
  getParentRoute: () => project,
  path: '/overview',
  validateSearch: (search: Search): { range?: string | undefined } => ({ range: text(search, 'range') }),
  component: lazyRouteComponent(() => import('./pages/project/Overview')),
});

const access = createRoute({
  getParentRoute: () => project,
  path: '/access',
  component: lazyRouteComponent(() => import('./pages/project/Access')),
});

// A page of its own: above it stand no tabs.
const projectRobot = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects/$project/access/robots/$robot',
  component: lazyRouteComponent(() => import('./pages/project/Robot')),
});

const policies = createRoute({
  getParentRoute: () => project,
  path: '/policies',
  component: lazyRouteComponent(() => import('./pages/project/Policies')),
});

const automation = createRoute({
  getParentRoute: () => project,
  path: '/automation',
  validateSearch: (search: Search): { policy?: string | undefined; status?: string | undefined; delivery?: string | undefined; page?: number | undefined } => ({
    policy: text(search, 'policy'), status: text(search, 'status'), delivery: text(search, 'delivery'), page: page(search),
  }),
  component: lazyRouteComponent(() => import('./pages/project/automation/Automation')),
});

const projectActivity = createRoute({
  getParentRoute: () => project,
  path: '/activity',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./pages/project/Activity')),
});

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/project/Settings')),
});

const activity = createRoute({
  getParentRoute: () => signedIn,
  path: '/activity',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./pages/Activity')),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/account/Account')),
});

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/users',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/admin/Users')),
});

const quotas = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/quotas',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/admin/Quotas')),
});

const labels = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/labels',
  component: lazyRouteComponent(() => import('./pages/admin/Labels')),
});

const healthPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/health',
  component: lazyRouteComponent(() => import('./pages/admin/Health')),
});

const groups = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/groups',
  validateSearch: (search: Search): ListSearch & { group?: string | undefined } => ({ ...listSearch(search), group: text(search, 'group') }),
  component: lazyRouteComponent(() => import('./pages/admin/Groups')),
});

const robots = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/robots',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/admin/Robots')),
});

const robot = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/robots/$robot',
  component: lazyRouteComponent(() => import('./pages/admin/Robot')),
});

const configuration = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/settings',
  component: lazyRouteComponent(() => import('./pages/admin/settings/Settings')),
});

const storage = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/storage',
  component: lazyRouteComponent(() => import('./pages/admin/Storage')),
});

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/jobs',
  validateSearch: (search: Search): { tab?: string | undefined; kind?: string | undefined; state?: string | undefined; cursor?: string | undefined; show?: string | undefined } => ({
    show: text(search, 'show'), tab: text(search, 'tab'), kind: text(search, 'kind'), state: text(search, 'state'), cursor: text(search, 'cursor'),
  }),
  component: lazyRouteComponent(() => import('./pages/admin/jobs/Jobs')),
});

const job = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/jobs/$run',
  component: lazyRouteComponent(() => import('./pages/admin/jobs/Run')),
});

const compare = createRoute({
  getParentRoute: () => signedIn,
  path: '/compare',
  validateSearch: (search: Search): CompareSearch => ({
    from: text(search, 'from'), to: text(search, 'to'), platform: text(search, 'platform'), q: text(search, 'q') || undefined,
    change: text(search, 'change'), file: text(search, 'file'),
  }),
  component: lazyRouteComponent(() => import('./pages/compare/Compare')),
});

/** Where Harbor had its pages. */
async function leave(path: string, search: Search) {
  const target = fromHarbor(path, search);
  if (!('project' in target)) throw redirect({ to: target.to, search: target.search ?? {}, replace: true });
  const found = await cache.ensureQueryData(projectByNumber(target.project)).catch(() => undefined);
  throw redirect({ to: found?.name ? target.to(found.name) : '/projects', search: target.search ?? {}, replace: true });
}

const fromHarborPages = ['/harbor/$', '/account/$'].map(path => createRoute({
  getParentRoute: () => signedIn,
  path,
  beforeLoad: ({ location }) => leave(location.pathname.replace(/^\/\w+\/?/, ''), location.search),
}));
const devcenter = createRoute({ getParentRoute: () => signedIn, path: '/devcenter-api-2.0', beforeLoad: () => { throw redirect({ to: '/api-explorer' }); } });

const explorer = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-explorer',
  validateSearch: (search: Search): ExplorerSearch => ({ document: text(search, 'document'), q: text(search, 'q') || undefined, operation: text(search, 'operation') }),
  component: lazyRouteComponent(() => import('./pages/explorer/Explorer')),
});

const repository = createRoute({
  getParentRoute: () => signedIn,
  path: '/r/$project/$',
  validateSearch: (search: Search): PlaceSearch => ({
    ...auditSearch(search), tab: text(search, 'tab'), platform: text(search, 'platform'), layer: text(search, 'layer'),
    path: text(search, 'path'), show: text(search, 'show'), file: text(search, 'file'), from: text(search, 'from'), view: text(search, 'view'),
    trust: text(search, 'trust') || undefined, label: text(search, 'label') || undefined,
    sbom: text(search, 'sbom'), kind: text(search, 'kind'), licence: text(search, 'licence'),
  }),
  component: lazyRouteComponent(() => import('./pages/repository/Place')),
});

const tree = root.addChildren([
  login,
  signUp,
  signedIn.addChildren([
    home, push, projects, repository, compare, explorer, devcenter, ...fromHarborPages, activity, account, users, quotas, labels, healthPage,
    storage, jobs, job, configuration, robots, robot, projectRobot, groups,
    project.addChildren([repositories, projectOverview, access, automation, policies, projectActivity, settings]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: Trouble,
  defaultNotFoundComponent: Missing,
});

session.lost = () => {
  // Only who was signed in is sent away: forms for signing in have words of their own.
  if (cache.getQueryData(me.queryKey)) {
    cache.setQueryData(me.queryKey, null);
    void router.invalidate();
  }
};

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
