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
  { to: '/projects', text: 'projects', icon: 'folders', bottom: true },
  { to: '/push', text: 'push', icon: 'upload', words: 'docker podman crane oras login', bottom: true },
];
