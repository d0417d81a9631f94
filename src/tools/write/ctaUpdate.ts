import * as z from 'zod';
import { ctaChoices } from '../../data/choices';
import { presentCta, type PresentCta } from '../../data/presentRecords';
import type { CtaRecord } from '../../gainsight/writes/cockpitRecords';
import { htmlToText } from '../../gainsight/htmlText';
import { defineTool } from '../defineTool';
import { noteConcerned } from '../resolve/concerned';
import { isGsid } from '../resolve/gsid';
import { resolveCta } from '../resolve/resolveCta';
import type { Planned } from '../writePlan';
import { change, ownerChange, planUpdate, typedChange, yesNo } from './changes';
import { chosen } from './choices';
import { dayInput, noteDueDate, shownDay } from './days';
import { flag, reference, text, words } from './input';
import { noteLosses } from './noteLosses';
import { person } from './persons';
import { planWrite, type Planning } from './planning';
import { toSafeHtml } from './safeHtml';

const schema = () =>
  z.strictObject({
    gsid: words('CTA: GSID or name'),
    reference_id: reference(),
    comments: words('Replaces the comments; text or Markdown').optional(),
    due_date: dayInput().optional().describe('yyyy-MM-dd'),
    is_closed: flag().optional(),
    name: text().max(255).optional(),
    owner_email: words('E-mail or name').optional(),
    priority: text().optional(),
    reason: text().optional(),
    status: text().optional(),
  });

type Input = z.output<ReturnType<typeof schema>>;

/** Changes a CTA, or closes it. */
export const ctaUpdate = defineTool({
  name: 'gainsight_cta_update',
  reference: 'gainsightUpdateCta',
  title: 'Update a CTA',
  icon: '$(edit)',
  effect: 'write',
  modelDescription:
    'Changes a CTA after the user approves old and new values; only what is given is sent. Closes one by is_closed or a closed status. ' +
    'Refused when it was changed since. Find it with gainsight_ctas_list. Deleting is not possible: close it instead.',
  userDescription: 'Changes or closes a CTA, once you have approved it.',
  input: schema,
  progress: () => 'Preparing the change of the CTA',
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planCta(planning, input)),
});

async function planCta(planning: Planning, input: Input): Promise<Planned> {
  // Comments are not replaced unseen; every other change leaves them alone.
  const replaced = input.comments === undefined ? [] : ['Comments'];
  const { gsid, cta: present } = await ctaOf(planning, input.gsid, replaced);
  const of = { read: ctaChoices, type: present?.type };
  const [who, reason, status, priority] = await Promise.all([
    input.owner_email === undefined ? undefined : person(planning, 'owner', input.owner_email),
    chosen(planning, { ...of, field: 'reason', label: 'reason', given: input.reason }),
    chosen(planning, { ...of, field: 'status', label: 'status', given: input.status }),
    chosen(planning, { ...of, field: 'priority', label: 'priority', given: input.priority }),
  ]);
  const { name, due_date: dueDate, is_closed: closed } = input;
  const comments = input.comments && toSafeHtml(input.comments);
  noteDueDate(planning, dueDate);
  noteLosses(planning, 'comments', present?.comments, comments);
  if (closed !== undefined && status !== undefined && closed !== /clos/i.test(status))
    planning.warnings.push(
      'Status and is_closed may contradict each other; Gainsight does not say which one wins.',
    );
  const referenceId = input.reference_id ?? crypto.randomUUID();
  return planUpdate<PresentCta, Omit<CtaRecord, 'referenceId'>>(planning, {
    kind: 'cta',
    what: present
      ? `the CTA "${present.name}" at ${present.companyName ?? 'its account'}`
      : `the CTA ${gsid}`,
    gsid,
    companyGsid: present?.companyGsid,
    present,
    changes: [
      typedChange('Name', name, (cta) => cta.name, { name }),
      change('Due', dueDate && shownDay(dueDate), (cta) => cta.dueDate && shownDay(cta.dueDate), { dueDate }),
      change('Priority', priority, (cta) => cta.priority, { priority }),
      change('Status', status, (cta) => cta.status, { status }),
      change('Reason', reason, (cta) => cta.reason, { reason }),
      change('Closed', yesNo(closed), (cta) => yesNo(cta.closed), { closed }),
      ownerChange(who),
      typedChange(
        'Comments',
        comments && htmlToText(comments),
        ({ comments: old }) => old && htmlToText(old),
        {
          comments,
        },
      ),
    ],
    read: ({ client }, signal) => presentCta(client, gsid, signal, replaced),
    write: ({ writes }, changed, _now, signal) =>
      writes.updateCta(gsid, { referenceId, ...changed }, { signal }),
    readBack: (cta) => ({
      status: cta.status,
      closed: cta.closed,
      due: cta.dueDate && shownDay(cta.dueDate),
    }),
  });
}

/** The CTA that a GSID or words mean, as it is now; `needed` = fields that are to be replaced. */
export async function ctaOf(
  planning: Planning,
  given: string,
  needed: readonly string[] = [],
): Promise<{ readonly gsid: string; readonly cta: PresentCta | undefined }> {
  const { tenant } = planning;
  const wanted = given.trim();
  if (!isGsid(wanted)) {
    const { gsid, cta } = planning.found(await planning.need((signal) => resolveCta(wanted, tenant, signal)));
    // It was found in a list that leaves out, without a word, what the tenant lacks.
    return needed.length > 0 ? ctaOf(planning, gsid, needed) : { gsid, cta };
  }
  const read = async (signal: AbortSignal) => ({
    cta: await presentCta(tenant.client, wanted, signal, needed),
  });
  const result = await planning.check('The present CTA', read);
  if (result && !result.cta)
    return planning.stop({
      status: 'notFound',
      next: `There is no CTA ${wanted}. Look with gainsight_ctas_list, then give its name or GSID.`,
    });
  noteConcerned(tenant, [result?.cta?.companyGsid, wanted]);
  return { gsid: wanted, cta: result?.cta };
}
