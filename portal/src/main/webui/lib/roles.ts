import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { systemInfo, useMe } from '../api/queries';

export const ROLES = [1, 4, 2, 3, 5] as const;

const RANK: Record<number, number> = { 1: 4, 4: 3, 2: 2, 3: 1, 5: 0 };

/** What the person at the screen may do in a project, so that pages offer no more. The server decides. */
export function useRights(project: Schemas['Project'] | undefined) {
  const admin = useMe().sysadmin_flag === true;
  const rank = admin ? 4 : Math.max(-1, ...(project?.current_user_role_ids ?? []).map(role => RANK[role] ?? -1));
  return { admin: rank >= 4, maintain: rank >= 3, push: rank >= 2, see: rank >= 1 };
}

/** Whether the person at the screen may make projects. */
export function useMayMake(): boolean {
  const admin = useMe().sysadmin_flag === true;
  const info = useQuery(systemInfo).data;
  return admin || (info !== undefined && info.project_creation_restriction !== 'adminonly');
}
