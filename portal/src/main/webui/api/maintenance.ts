// Looking after what is stored: reading it again, and copying it.
import { queryOptions } from '@tanstack/react-query';
import { ext, take } from './client';

/** When content was last read again, and what is damaged now. */
export const verification = queryOptions({
  queryKey: ['jobs', 'verification status'],
  refetchInterval: 15_000,
  queryFn: () => take(ext.GET('/api/ext/v1/system/verification')),
});

export const startVerification = () => take(ext.POST('/api/ext/v1/system/verification'));

/** Where the server writes its backup, and which one lies there. */
export const backup = queryOptions({
  queryKey: ['jobs', 'backup place'],
  refetchInterval: 15_000,
  queryFn: () => take(ext.GET('/api/ext/v1/system/backup')),
});

export const startBackup = () => take(ext.POST('/api/ext/v1/system/backup'));
