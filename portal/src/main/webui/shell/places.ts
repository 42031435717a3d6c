import type { IconName } from '../ui/icons';

/** Where the navigation and the palette lead. */
export interface Place {
  to: string;
  text: string;
  icon: IconName;
  /** Words that lead here besides its name, those of Harbor among them. */
  words?: string;
  admin?: boolean;
  bottom?: boolean;
}

export const places: Place[] = [
  { to: '/', text: 'home', icon: 'home', words: 'overview dashboard statistics', bottom: true },
  { to: '/projects', text: 'projects', icon: 'folders', bottom: true },
  { to: '/activity', text: 'activity', icon: 'activity', words: 'audit log logs events', bottom: true },
  { to: '/push', text: 'push', icon: 'upload', words: 'docker podman crane oras login' },
  { to: '/me', text: 'account', icon: 'user', words: 'password token pat cli secret profile' },
  { to: '/api-explorer', text: 'explorer', icon: 'api', words: 'openapi swagger devcenter rest' },
  { to: '/admin/users', text: 'users', icon: 'users', words: 'people administrators', admin: true },
  { to: '/admin/groups', text: 'groups', icon: 'groups', words: 'user groups teams', admin: true },
  { to: '/admin/robots', text: 'robots', icon: 'robot', words: 'robot accounts system pipelines secrets', admin: true },
  { to: '/admin/storage', text: 'storage', icon: 'recycle', words: 'cleanup clean up gc garbage collection free space', admin: true },
  { to: '/admin/quotas', text: 'quotas', icon: 'database', words: 'project quotas storage limit', admin: true },
  { to: '/admin/labels', text: 'labels', icon: 'tag', admin: true },
  { to: '/admin/jobs', text: 'jobs', icon: 'jobs', words: 'schedules queues workers logs job service dashboard purge', admin: true },
  { to: '/admin/settings', text: 'settings', icon: 'sliders', words: 'configuration configurations banner read-only session token quota audit forward syslog', admin: true },
  { to: '/admin/health', text: 'health', icon: 'health', words: 'system state version', admin: true },
];
