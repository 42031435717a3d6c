import type { Schemas } from '../api/client';

/** What robots can be given with one choice, from little to much. */
export const PRESETS = {
  pull: [['repository', 'pull'], ['repository', 'read'], ['repository', 'list'], ['artifact', 'read'], ['artifact', 'list'], ['tag', 'list']],
  push: [['repository', 'push'], ['tag', 'create'], ['artifact', 'create']],
  delete: [['artifact', 'delete'], ['tag', 'delete'], ['repository', 'delete']],
} as const;

export type Preset = keyof typeof PRESETS;
const ORDER: Preset[] = ['pull', 'push', 'delete'];

/** The permissions of a choice: more holds all that less does. */
export function access(preset: Preset): Schemas['Access'][] {
  return ORDER.slice(0, ORDER.indexOf(preset) + 1).flatMap(name => PRESETS[name].map(([resource, action]) => ({ resource, action })));
}

/** The choice that a robot has, as far as one fits. */
export function presetOf(robot: Schemas['Robot']): Preset | 'other' {
  const has = new Set((robot.permissions ?? []).flatMap(part => part.access ?? []).map(one => `${one.resource}:${one.action}`));
  if (has.has('artifact:delete') || has.has('repository:delete')) return 'delete';
  if (has.has('repository:push')) return 'push';
  return has.has('repository:pull') ? 'pull' : 'other';
}
