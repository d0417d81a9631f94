import { SharedCache } from '../base/sharedCache';
import type { GainsightClient } from '../gainsight/client';
import type { ObjectDescription, ObjectInfo } from '../model/metadata';
import type { Metadata } from './tenant';

const LIFETIME_MS = 30 * 60_000;

/** The tenant's data model, read once and kept for half an hour. */
export class MetadataService implements Metadata {
  readonly #client: Pick<GainsightClient, 'listObjects' | 'describeObject'>;
  readonly #cache: SharedCache;

  constructor(client: Pick<GainsightClient, 'listObjects' | 'describeObject'>, now: () => number) {
    this.#client = client;
    this.#cache = new SharedCache(LIFETIME_MS, now);
  }

  objects(signal?: AbortSignal): Promise<readonly ObjectInfo[]> {
    return this.#cache.get('', (shared) => this.#client.listObjects({}, { signal: shared }), signal);
  }

  describe(object: string, signal?: AbortSignal): Promise<ObjectDescription> {
    const load = (shared: AbortSignal): Promise<ObjectDescription> =>
      this.#client.describeObject(object, { picklists: true }, { signal: shared });
    return this.#cache.get(object.toLowerCase(), load, signal);
  }

  async labels(object: string, field: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const wanted = field.toLowerCase();
    try {
      const { fields } = await this.describe(object, signal);
      const options = fields.find(({ name }) => name.toLowerCase() === wanted)?.options ?? [];
      return new Map(options.map(({ gsid, label }) => [gsid, label]));
    } catch {
      // Labels are a comfort: the record is shown without them rather than not at all.
      signal?.throwIfAborted();
      return new Map();
    }
  }

  known(object: string): ObjectDescription | 'missing' | undefined {
    const name = object.toLowerCase();
    // Stored are the list under no name, and descriptions under that of their object.
    const described = this.#cache.peek(name) as ObjectDescription | undefined;
    if (described) return described;
    const listed = this.#cache.peek('') as readonly ObjectInfo[] | undefined;
    return listed && !listed.some((one) => one.name.toLowerCase() === name) ? 'missing' : undefined;
  }

  forget(): void {
    this.#cache.clear();
  }
}
