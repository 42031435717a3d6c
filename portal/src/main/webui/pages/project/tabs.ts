import type { useRights } from '../../lib/roles';

type Rights = ReturnType<typeof useRights>;

/** The tabs of a project that the person may open. */
export const tabs = [
  { to: '/projects/$project', text: 'repositories', shown: (_: Rights) => true },
  { to: '/projects/$project/overview', text: 'overview', shown: (_: Rights) => true },
  { to: '/projects/$project/access', text: 'access', shown: (rights: Rights) => rights.see },
  { to: '/projects/$project/automation', text: 'automation', shown: (rights: Rights) => rights.maintain },
  { to: '/projects/$project/policies', text: 'policies', shown: (rights: Rights) => rights.maintain },
  { to: '/projects/$project/activity', text: 'activity', shown: (rights: Rights) => rights.admin },
  { to: '/projects/$project/settings', text: 'settings', shown: (rights: Rights) => rights.admin },
] as const;
