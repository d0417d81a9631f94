import assert from 'node:assert/strict';
import { catalogue } from '../../../src/tools/catalogue';
import { definitionOf } from '../../../src/tools/definitions';

function toolNamed(name: string) {
  return catalogue.find((tool) => tool.name === name) ?? assert.fail(name);
}

describe('definitionOf', () => {
  it('leaves out keywords that tell a model nothing', () => {
    const all = JSON.stringify(catalogue.map(definitionOf));
    for (const keyword of ['"$schema"', '"minLength":1', '"minItems":1', '"additionalProperties":{}'])
      assert.ok(!all.includes(keyword), keyword);
    assert.ok(!all.includes(String(Number.MAX_SAFE_INTEGER)));
  });

  it('keeps what a model has to know: kinds, defaults, limits and what is required', () => {
    const { inputSchema } = definitionOf(toolNamed('gainsight_cta_create'));
    const { properties, required } = inputSchema as {
      properties?: Record<string, object>;
      required?: unknown;
    };
    assert.deepEqual(properties?.name, { type: 'string', maxLength: 255 });
    assert.deepEqual(required, ['company_gsid', 'cta_type', 'name']);
    const { inputSchema: list } = definitionOf(toolNamed('gainsight_ctas_list'));
    const { limit } = (list as { properties?: Record<string, object> }).properties ?? {};
    assert.deepEqual(limit, { default: 25, type: 'integer', minimum: 1, maximum: 500 });
  });

  it('names nothing else where nothing else is taken', () => {
    assert.equal(definitionOf(toolNamed('gainsight_cta_update')).inputSchema.additionalProperties, false);
  });

  it('leaves out of the definition only, not of the check', () => {
    const empty = toolNamed('gainsight_account_brief').parse({ account: '' });
    assert.match(empty.ok ? 'taken' : empty.problem, /^account: /);
    const noTemplate = toolNamed('gainsight_success_plan_update').parse({
      plan_gsid: 'Launch',
      templates: [],
    });
    assert.match(noTemplate.ok ? 'taken' : noTemplate.problem, /^templates: /);
    const custom = toolNamed('gainsight_cta_create').parse({
      company_gsid: 'Praxis Inc',
      cta_type: 'Risk',
      name: 'Call',
      Region__gc: 'EMEA',
    });
    assert.equal(custom.ok && (custom.input as Record<string, unknown>).Region__gc, 'EMEA');
  });
});
