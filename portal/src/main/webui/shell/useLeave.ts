import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/client';
import { me, useMe } from '../api/queries';
import { forget } from './recent';

/** Signs out, and leaves nothing that the next one at this browser could see. */
export function useLeave(): () => Promise<void> {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const user = useMe().username ?? '';
  return async () => {
    forget(user);
    await signOut();
    cache.setQueryData(me.queryKey, null);
    // Nobody is asked whether to stay once the session is over.
    await navigate({ to: '/login', ignoreBlocker: true });
    // Pages that are still there would ask again, as somebody whom nobody knows.
    cache.clear();
  };
}
