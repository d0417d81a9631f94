import type { Row, Value } from '../row';
import type { Tenant } from '../tenant';
import { firstItem, fits, isClosedStatus } from './configuredNames';

/**
 * Status, `IsClosed` and `ClosedDate` after a write, kept in agreement. A status decides over the flag;
 * the flag alone moves the record to the first status that agrees with it.
 */
export function closing(
  { store, clock }: Tenant,
  objectName: string,
  changes: Row,
  typeName: string | undefined,
  before?: Row,
): Row {
  const asked = changes.IsClosed ?? null;
  const named = changes.StatusId ?? null;
  if (before && asked === null && named === null) return {};
  const object = store.table(objectName).type;
  const field = store.catalogue.field(object, 'StatusId');
  const present = store.table('da_picklist').get(named ?? before?.StatusId ?? null);
  const agrees =
    present !== undefined && (named !== null || asked === null || isClosedStatus(present) === asked);
  const status =
    agrees || !field
      ? present
      : firstItem(store, field, (item) => fits(item, typeName) && isClosedStatus(item) === (asked === true));
  const closed = status ? isClosedStatus(status) : asked === true;
  const closedDate: Value = (before?.IsClosed === true && before.ClosedDate) || clock().toISOString();
  return {
    StatusId: status?.Gsid ?? null,
    IsClosed: closed,
    ...(store.catalogue.field(object, 'ClosedDate') ? { ClosedDate: closed ? closedDate : null } : {}),
  };
}
