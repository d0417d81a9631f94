import type { RecordWrites } from '../../src/gainsight/writes/recordWrites';

const owner = { email: 'lena.hofmann@example.com' };
const GSID = '1P02PLANTED0000000000000000000000001';
const common = { referenceId: 'r1', name: 'Call them', owner };
const activity = { notes: '<p>Called.</p>', subject: 'Call' };

/** One call of each method that writes: the compiler misses one that is added, and a test one that is not called. */
export const recordWrites: {
  readonly [Method in keyof RecordWrites]: (writes: RecordWrites) => Promise<unknown>;
} = {
  createCta: (writes) => writes.createCta({ ...common, companyGsid: GSID, type: 'Risk' }),
  updateCta: (writes) => writes.updateCta(GSID, common),
  createTask: (writes) => writes.createTask({ ...common, ctaGsid: GSID }),
  updateTask: (writes) => writes.updateTask(GSID, common),
  createSuccessPlan: (writes) => writes.createSuccessPlan({ ...common, companyGsid: GSID, type: 'ROI' }),
  updateSuccessPlan: (writes) => writes.updateSuccessPlan(GSID, common),
  createActivity: (writes) =>
    writes.createActivity({
      ...{ ...activity, externalId: 'e1', context: 'Company', companyGsid: GSID, type: 'Call' },
      ...{ author: owner.email, at: new Date('2026-11-18T08:00:00Z') },
    }),
  updateActivity: (writes) => writes.updateActivity({ ...activity, gsid: GSID }),
};

/** An input for each tool that writes, which the sandbox tenant can do at once. */
export const toolInputs: Readonly<Record<string, object>> = {
  gainsight_cta_create: { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Rebuild trust' },
  gainsight_cta_update: { gsid: 'OmegaTech adoption risk', due_date: '2026-11-27' },
  gainsight_task_create: { cta_gsid: 'Recover product usage', name: 'Send the deck', due_date: '2026-11-19' },
  gainsight_task_update: { gsid: 'Share the usage report', is_closed: true },
  gainsight_success_plan_create: { company_gsid: 'Bravura', name: 'Second half', plan_type: 'roi' },
  gainsight_success_plan_update: { plan_gsid: 'Onboarding plan', due_date: '2027-01-11' },
  gainsight_timeline_create: {
    ...{ company_gsid: 'Cloudnine', type_name: 'Call', subject: 'Price uplift' },
    ...{ notes: 'They are worried.', activity_date: '2026-11-18' },
  },
  gainsight_timeline_update: { activity_gsid: 'Usage review', notes: 'Corrected.' },
};

/** Every address of the API that changes something, and some that nobody has documented. */
export const writePaths: readonly string[] = [
  ...['/v1/data/objects/Company', `/v1/data/objects/call_to_action/${GSID}`, '/v3/exports/data/bulk/Company'],
  ...['/v2/cockpit/cta/', '/v2/cockpit/cta', '/v2/cockpit/task/', '/v2/cockpit/task', '/v2/successPlan/'],
  ...['/v2/successPlan', '/v1/ant/es/activity', '/v1/ant/es/activity/bulk', '/v1/users/services'],
  ...['/v1/users/services/status', '/v1/peoplemgmt/v1.0/people', '/v1/planned/by/nobody'],
];

const target = '/v2/cockpit/cta';

/** The same address as somebody spells it who wants it to pass for another. */
export const disguisedPaths: readonly string[] = [
  ...[`/${target}`, target.replace('cockpit/', 'cockpit//'), `${target}//`, `${target}/.`, `${target}/%2e`],
  ...['/v2/%63ockpit/cta', '/v2/cockpit%2fcta', '/V2/Cockpit/CTA', `${target};a=1`, `${target}/list/../`],
  ...[
    `${target}/list/%2e%2e/`,
    `${target}/list%2f..`,
    `${target}/list;/../`,
    `${target}/list/x`,
    `${target}%00/list`,
  ],
  ...['/v1/data/objects/query/Company/../../Company', '/v1/data/objects/query/%2e%2e/Company'],
  ...['/v1/data/objects/query%2f..%2fCompany', '/v1/data/objects/query/..;/Company'],
];
