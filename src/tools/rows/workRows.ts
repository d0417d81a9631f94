import { type CalendarDay, daysBetween } from '../../base/dates';
import type { FoundCta, TaskOfCta } from '../../data/ctaSearch';
import type { Untrusted } from '../untrusted';
import { type Detail, richWording } from './detail';

/** A CTA in words: labels, not ids; `daysLate` only when it is. */
export function ctaRow(
  cta: FoundCta,
  today: CalendarDay,
  untrusted: Untrusted,
  detail: Detail = 'concise',
): object {
  return {
    cta: cta.name,
    account: cta.companyName,
    type: cta.type,
    reason: cta.reason,
    status: cta.status,
    priority: cta.priority,
    due: cta.dueDate,
    daysLate: cta.closed ? undefined : daysLate(cta.dueDate, today),
    owner: cta.owner?.name ?? cta.owner?.email,
    important: cta.important || undefined,
    closed: cta.closed || undefined,
    openTasks: cta.openTasks === 0 ? undefined : cta.openTasks,
    comments: richWording(cta.comments, detail, untrusted),
    gsid: cta.gsid,
  };
}

export function taskRow(task: TaskOfCta, today: CalendarDay): object {
  return {
    task: task.name,
    account: task.companyName,
    cta: task.ctaName,
    status: task.status,
    priority: task.priority,
    due: task.dueDate,
    daysLate: task.closed ? undefined : daysLate(task.dueDate, today),
    owner: task.owner?.name ?? task.owner?.email,
    gsid: task.gsid,
  };
}

/** Days since the due date; undefined when it is not past. */
export function daysLate(due: CalendarDay | undefined, today: CalendarDay): number | undefined {
  return due !== undefined && due < today ? daysBetween(due, today) : undefined;
}
