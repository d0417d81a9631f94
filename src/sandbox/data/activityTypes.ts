import { activityTypeId } from './ids';

/** The activity types of the Timeline; no call lists them. */
export const ACTIVITY_TYPES: readonly { readonly id: string; readonly name: string }[] = [
  'Call',
  'Meeting',
  'Email',
  'Update',
  'Milestone',
  'Internal Note',
  'EBR',
].map((name) => ({ id: activityTypeId(name), name }));
