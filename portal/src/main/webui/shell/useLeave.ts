import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/client';
import { useMe } from '../api/queries';
import { forget } from './recent';

/** Signs out, and leaves nothing that the next one at this browser could see. */
export function useLeave(): () => Promise<void> {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const user = useMe().username ?? '';
  return async () => {
    forget(user);
    await signOut();
    cache.clear();
    await navigate({ to: '/login' });
  };
}
