/** A call of one of the published tools, as a model makes it. */
export interface ToolCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

const COMPANY_FIELDS = [
  ...['Gsid', 'Name', 'Status', 'Stage', 'Arr', 'RenewalDate', 'Csm', 'Csm__gr.Name', 'CurrentScore'],
  ...['CurrentScore__gr.Name', 'CreatedDate', 'ModifiedDate'],
];
const ACTIVITY_FIELDS = [
  ...['Gsid', 'ExternalId', 'Subject', 'Notes', 'ActivityDate', 'TypeName', 'ContextName', 'GsCompanyId'],
  ...['GsCompanyId__gr.Name', 'AuthorId__gr.Name', 'AuthorId__gr.Email', 'DurationInMins', 'CreatedDate'],
];
const PERSON_FIELDS = [
  ...['Gsid', 'Person_ID', 'Person_ID__gr.Name', 'Person_ID__gr.Email', 'Company_ID', 'Company_ID__gr.Name'],
  ...['Active', 'IsPrimaryCompany', 'Role', 'Title'],
];
const RELATIONSHIP_FIELDS = [
  'Gsid',
  'Name',
  'CompanyId',
  'CompanyId__gr.Name',
  'TypeId__gr.Name',
  'Arr',
  'RenewalDate',
  'CurrentScore__gr.Name',
];
const USER_FIELDS = ['Gsid', 'Name', 'Email', 'IsActiveUser'];
const CTA_FIELDS = [
  ...['Gsid', 'Name', 'CompanyId__gr.Name', 'OwnerId__gr.Name', 'TypeId__gr.Name', 'StatusId__gr.Name'],
  ...['PriorityId__gr.Name', 'ReasonId__gr.Name', 'DueDate', 'IsClosed', 'Comments'],
];
const PLAN_FIELDS = [
  'Gsid',
  'Name',
  'CompanyId__gr.Name',
  'OwnerId__gr.Name',
  'StatusName',
  'TypeName',
  'DueDate',
  'PercentComplete',
  'ActionPlan',
];

/** Which object each query tool asks, and what it selects when nothing is named. */
const QUERIES: Readonly<Record<string, readonly [object: string, select: readonly string[], limit: number]>> =
  {
    gainsight_company_query: ['Company', COMPANY_FIELDS, 100],
    gainsight_query_company_person: ['company_person', PERSON_FIELDS, 100],
    gainsight_query_relationships: ['Relationship', RELATIONSHIP_FIELDS, 100],
    gainsight_resolve_user: ['gsuser', USER_FIELDS, 50],
    gainsight_timeline_query: ['activity_timeline', ACTIVITY_FIELDS, 50],
  };

/** The published tools as thin wrappers make them: arguments in, the tenant's JSON out. Reads only. */
export function passThrough({ tool, input }: ToolCall): Request {
  const query = QUERIES[tool];
  if (query) return objectQuery(query[0], { select: query[1], limit: query[2], ...input });
  const { object_name: object, scorecard_object: scorecard, cta_gsid: cta, ...rest } = input;
  switch (tool) {
    case 'gainsight_object_query':
      return objectQuery(String(object), { limit: 100, ...rest });
    case 'gainsight_query_scorecard':
      return objectQuery(String(scorecard), { limit: 100, ...rest });
    case 'gainsight_cta_list':
      return {
        method: 'POST',
        path: '/v2/cockpit/cta/list',
        body: { select: CTA_FIELDS, pageSize: 50, pageNumber: 1, ...input },
      };
    case 'gainsight_success_plan_list':
      return {
        method: 'POST',
        path: '/v2/successPlan/list/',
        body: { select: PLAN_FIELDS, pageSize: 50, pageNumber: 1, ...input },
      };
    case 'gainsight_task_list':
      return { method: 'GET', path: `/v2/cockpit/task/list/${String(cta)}?pn=1&ps=1000` };
    case 'gainsight_object_list':
      return { method: 'GET', path: '/v1/meta/services/objects/list' };
    case 'gainsight_object_describe':
      return {
        method: 'GET',
        path: `/v1/meta/services/objects/${String(object)}/describe?ic=false&cl=0&idd=true&ihc=false`,
      };
    default:
      throw new Error(`No published read is called ${tool}.`);
  }
}

function objectQuery(object: string, body: Readonly<Record<string, unknown>>): Request {
  return { method: 'POST', path: `/v1/data/objects/query/${object}`, body: { offset: 0, ...body } };
}
