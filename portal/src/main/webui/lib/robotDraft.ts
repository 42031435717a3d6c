// What the page of a robot changes, before it is sent.
import type { Schemas } from '../api/client';
import { access, grants, permissions, rightsOf, type Rights, type Robot } from './robots';

export interface Draft {
  /** The part that is chosen, of a robot that is made. */
  name: string;
  description: string;
  /** Undefined when they differ from project to project: they stay as they are then. */
  rights: Rights | undefined;
  /** Patterns of repositories as they are typed. */
  only: string;
  days: number;
  disabled: boolean;
}

const DAY = 86_400_000;
const USUAL_DAYS = 90;

export const patterns = (only: string): string[] => only.split(',').map(part => part.trim()).filter(Boolean);

/** How a robot is, or a new one begins. */
export function draftOf(robot: Robot | undefined, project: string | undefined): Draft {
  const rights = robot ? rightsOf(robot)
    : { project: grants(access('push')), system: new Set<string>(), projects: [project ?? '*'], repositories: [] };
  return {
    name: '', description: robot?.description ?? '', rights, only: rights?.repositories.join(', ') ?? '',
    days: robot?.duration ?? USUAL_DAYS, disabled: robot?.disable === true,
  };
}

/** Whether two would be sent as the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  const sent = ({ rights, only, ...rest }: Draft) => JSON.stringify([
    rest, rights && [...rights.project].sort(), rights && [...rights.system].sort(), rights && [...rights.projects].sort(), patterns(only),
  ]);
  return sent(a) === sent(b);
}

/** The permissions of a draft as the API takes them. */
export const permissionsOf = (draft: Draft, robot: Robot | undefined): Schemas['RobotPermission'][] =>
  draft.rights ? permissions({ ...draft.rights, repositories: patterns(draft.only) }) : robot?.permissions ?? [];

/** Whether it would be allowed nothing, or nowhere, which is no robot. */
export const idle = ({ rights }: Draft): boolean =>
  rights !== undefined && (rights.project.size + rights.system.size === 0 || (rights.project.size > 0 && rights.projects.length === 0));

/** When a robot expires that lives so many days from its making; undefined when it lives for ever. */
export const expiryOf = (days: number, made: Date): Date | undefined => (days < 0 ? undefined : new Date(made.getTime() + days * DAY));
