import { queryOptions } from '@tanstack/react-query';
import { ext, harbor, list, take, type Schemas } from '../../../api/client';

export type Policy = Schemas['WebhookPolicy'];
export type Target = Schemas['WebhookTargetObject'];
export type Execution = Schemas['Execution'];

/** What happens in this version; a policy may name more, which clients of Harbor know. */
export const HAPPENING = ['PUSH_ARTIFACT', 'PULL_ARTIFACT', 'DELETE_ARTIFACT', 'QUOTA_WARNING', 'QUOTA_EXCEED'] as const;

/** The format of what is told when a target becomes one of another type: Slack has one of its own, and no other may be asked for. */
export const formatOf = (type: string, target: Target): string => (type === 'slack' ? 'Default' : target.payload_format || 'Default');

const POLICIES = '/api/v2.0/projects/{project_name_or_id}/webhook/policies';

export const policies = (project: string) =>
  queryOptions({
    queryKey: ['webhooks', project],
    queryFn: () => list(harbor.GET(POLICIES, { params: { path: { project_name_or_id: project }, query: { page_size: 100, sort: 'name' } } })),
  });

/** Makes a policy, or changes the one that has an id. */
export const save = (project: string, policy: Policy) => {
  const path = { project_name_or_id: project };
  return policy.id === undefined
    ? take(harbor.POST(POLICIES, { params: { path }, body: policy }))
    : take(harbor.PUT(`${POLICIES}/{webhook_policy_id}`, { params: { path: { ...path, webhook_policy_id: String(policy.id) } }, body: policy }));
};

export const remove = (project: string, policy: Policy) =>
  take(harbor.DELETE(`${POLICIES}/{webhook_policy_id}`, { params: { path: { project_name_or_id: project, webhook_policy_id: String(policy.id) } } }));

/** When policies last told of something, by the policy's name. */
export const lastTriggers = (project: string) =>
  queryOptions({
    queryKey: ['webhooks', project, 'last'],
    queryFn: async () => {
      const all = await take(harbor.GET('/api/v2.0/projects/{project_name_or_id}/webhook/lasttrigger', { params: { path: { project_name_or_id: project } } }));
      const last = new Map<string, string>();
      for (const { policy_name: name = '', last_trigger_time: at } of all) {
        if (at && at > (last.get(name) ?? '')) last.set(name, at);
      }
      return last;
    },
  });

const moving = (status: string | undefined) => status === 'Pending' || status === 'Running';

export const deliveries = (project: string, policy: string, status: string | undefined, page: number, size: number) =>
  queryOptions({
    queryKey: ['deliveries', project, policy, status, page],
    queryFn: () =>
      list(
        harbor.GET('/api/v2.0/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/executions', {
          params: {
            path: { project_name_or_id: project, webhook_policy_id: policy },
            query: { page, page_size: size, sort: '-id', ...(status && { q: `status=${status}` }) },
          },
        }),
      ),
    refetchInterval: query => (query.state.data?.items.some(one => moving(one.status)) ? 2_000 : 20_000),
  });

const ONE = '/api/ext/v1/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/deliveries/{delivery_id}';
const path = (project: string, policy: string, delivery: string) => ({ project_name_or_id: project, webhook_policy_id: policy, delivery_id: delivery });

export const delivery = (project: string, policy: string, id: string) =>
  queryOptions({
    queryKey: ['delivery', project, policy, id],
    queryFn: () => take(ext.GET(ONE, { params: { path: path(project, policy, id) } })),
    refetchInterval: query => (moving(query.state.data?.status) ? 2_000 : false),
  });

export const redeliver = (project: string, policy: string, id: string) => take(ext.POST(`${ONE}/redeliver`, { params: { path: path(project, policy, id) } }));

/** Tells each target of a policy something that did not happen; the deliveries, whose outcome follows. */
export const tryOut = async (project: string, policy: string) =>
  (await take(ext.POST('/api/ext/v1/projects/{project_name_or_id}/webhook/policies/{webhook_policy_id}/test', {
    params: { path: { project_name_or_id: project, webhook_policy_id: policy } },
  }))).deliveries;
