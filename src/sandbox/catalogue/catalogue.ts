import { callToAction, csTask, ctaGroup, daPicklist } from './cockpit';
import { company } from './company';
import { npsResponse, productUsage, renewalForecast, siteVisit } from './customObjects';
import type { Field, ObjectType } from './field';
import { companyPerson, gsUser, person, relationshipPerson } from './people';
import { type PicklistCategory, PICKLISTS } from './picklists';
import { relationship, relationshipType } from './relationship';
import {
  scorecardFact,
  scorecardHistory,
  scorecardMaster,
  scorecardMeasure,
  scoringScheme,
} from './scorecards';
import { activityTimeline, recordDeleteLog } from './timeline';

/** Every object that the tenant has. */
export const OBJECTS: readonly ObjectType[] = [
  company,
  callToAction,
  csTask,
  ctaGroup,
  gsUser,
  activityTimeline,
  relationship,
  relationshipType,
  companyPerson,
  person,
  relationshipPerson,
  daPicklist,
  scorecardMaster,
  scoringScheme,
  scorecardFact,
  scorecardMeasure,
  scorecardHistory,
  npsResponse,
  productUsage,
  renewalForecast,
  siteVisit,
  recordDeleteLog,
];

/** Finds objects and fields by name, whatever the case, and picklists under the labels that people see. */
export class Catalogue {
  readonly #objects = new Map<string, ObjectType>();
  readonly #fields = new Map<ObjectType, Map<string, Field>>();

  constructor(
    readonly objects: readonly ObjectType[] = OBJECTS,
    readonly picklists: readonly PicklistCategory[] = PICKLISTS,
  ) {
    for (const object of objects) {
      this.#objects.set(object.name.toLowerCase(), object);
      this.#fields.set(object, new Map(object.fields.map((field) => [field.name.toLowerCase(), field])));
    }
  }

  object(name: string): ObjectType | undefined {
    return this.#objects.get(name.toLowerCase());
  }

  field(object: ObjectType, name: string): Field | undefined {
    return this.#fields.get(object)?.get(name.toLowerCase());
  }

  picklist(category: string | undefined): PicklistCategory | undefined {
    return this.picklists.find(({ name }) => name === category);
  }
}
