import type { useRights } from '../../lib/roles';

type Rights = ReturnType<typeof useRights>;

/** The tabs of a project that the person may open. */
export const tabs = [
  { to: '/projects/$project', text: 'repositories', shown: (_: Rights) => true },
] as const;
