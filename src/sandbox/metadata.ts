import type { ObjectType } from './catalogue/field';
import { describeObject, objectSummary, type DescribeOptions } from './describe';
import { failure, metadata, metadataFailure, success, type Reply } from './envelope';
import { isJsonObject, type Json } from './row';
import type { Tenant } from './tenant';

const MAX_LEVEL = 3;

/** Answers `GET /v1/meta/services/objects/list?po&em`. */
export function listObjects({ store: { catalogue } }: Tenant, query: URLSearchParams): Reply {
  const parent = query.get('po');
  const withoutMapping = query.get('em') === 'true';
  const belongs = (object: ObjectType): boolean =>
    parent === null || object.fields.some(({ lookup }) => lookup === parent.toLowerCase());
  const listed = catalogue.objects.filter((object) => belongs(object) && !(withoutMapping && object.mapping));
  return metadata(listed.map(objectSummary));
}

/** Answers `POST /v1/meta/services/objects`, the short list. */
export function listObjectsLite({ store: { catalogue } }: Tenant, body: unknown): Reply {
  const objects = catalogue.objects.map(objectSummary);
  if (isJsonObject(body) && String(body.sortByLabel) === 'true')
    objects.sort((a, b) => String(a.label).localeCompare(String(b.label)));
  return metadata(objects);
}

/** Answers `GET /v1/meta/services/objects/{object}/describe`. */
export function describeOne(tenant: Tenant, name: string, query: URLSearchParams): Reply {
  const levels = query.get('ic') === 'true' ? Number(query.get('cl') ?? 1) : 0;
  return describeAll(tenant, [name], levels, {
    picklists: query.get('idd') === 'true',
    hidden: query.get('ihc') === 'true',
  });
}

/** Answers `POST /v1/meta/services/objects/describe`, whose switches are text. */
export function describeMany(tenant: Tenant, body: unknown): Reply {
  const request: Json = isJsonObject(body) ? body : {};
  const names = request.objectNames;
  if (!Array.isArray(names) || names.length === 0)
    return metadataFailure('INVALID_REQUEST', 'objectNames is missing', tenant.calendar.now);
  const on = (name: string): boolean => String(request[name]) === 'true';
  const levels = on('includeChilds') ? Number(request.childLevels ?? 1) : 0;
  return describeAll(tenant, names.map(String), levels, {
    picklists: on('populatePickListOptions'),
    hidden: !on('removeHidden'),
  });
}

function describeAll(tenant: Tenant, names: string[], levels: number, options: DescribeOptions): Reply {
  const { store, calendar } = tenant;
  const found = new Set<ObjectType>();
  for (const name of names) {
    const object = store.catalogue.object(name);
    if (!object) return metadataFailure('OBJECT_NOT_FOUND', `Object ${name} does not exist`, calendar.now);
    found.add(object);
  }
  let ring = [...found];
  for (let level = 0; level < Math.min(levels || 0, MAX_LEVEL); level++) {
    ring = ring.flatMap(({ fields }) =>
      fields.flatMap(({ lookup }) => (lookup ? (store.catalogue.object(lookup) ?? []) : [])),
    );
    for (const object of ring) found.add(object);
  }
  return metadata([...found].map((object) => describeObject(store, object, options)));
}

/** Answers `GET /v1/meta/services/dropdowns/{categoryGsid}`. */
export function dropdown({ calendar, store }: Tenant, categoryGsid: string): Reply {
  const category = store.catalogue.picklists.find(({ gsid }) => gsid === categoryGsid);
  if (!category) return metadataFailure('CATEGORY_NOT_FOUND', `No category ${categoryGsid}`, calendar.now);
  const stamps = { createdAt: calendar.at(-900), modifiedAt: calendar.at(-400) };
  const systemName = category.name.toLowerCase().replaceAll(' ', '_');
  return metadata({
    categoryDetails: {
      gsid: category.gsid,
      name: category.name,
      systemName,
      description: null,
      type: 'STANDARD',
      variant: 'SINGLE_SELECT',
      count: category.items.length,
      limit: 200,
      deleted: false,
      ...stamps,
    },
    childItems: category.items.map((item) => ({
      gsid: item.gsid,
      name: item.label,
      shortName: item.label,
      systemName: item.systemName,
      description: null,
      displayOrder: item.order,
      color: null,
      active: true,
      default: item.order === 0,
      systemDefined: false,
      deleted: false,
      categoryId: category.gsid,
      ...stamps,
    })),
  });
}

/** Answers the short configuration lists of the Cockpit and of success plans, by category. */
export function configuration({ store }: Tenant, query: URLSearchParams): Reply {
  const categories = (query.get('category') ?? '').split(',').filter((name) => name !== '');
  if (categories.length === 0) return failure(200, 'COCKPIT_5101', 'Picklist category missing', {});
  const items = (category: string): Json[] =>
    store
      .table('da_picklist')
      .matching('Category', [category])
      .map((row) => ({
        name: row.Name,
        gsid: row.Gsid,
        active: row.Active,
        entityType: row.EntityType,
        picklistCategory: category,
        typeName: row.CtaType,
      }));
  return success(Object.fromEntries(categories.map((category) => [category, items(category)])));
}
