import * as z from 'zod/mini';
import { lazy } from '../base/lazy';

/** What the tenant says around the data of every answer, in whichever of its forms. */
export interface Envelope {
  readonly result: boolean;
  readonly data: unknown;
  readonly code: string | undefined;
  /** The API's own words; may hold values of records. */
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
}

const CODE = /^\w[\w.-]{0,59}$/;
const REQUEST_ID = /^\w[\w.:-]{0,99}$/;
const REQUEST_ID_HEADERS = ['x-request-id', 'x-gs-request-id', 'request-id', 'x-amzn-requestid'];

/** Unknown keys pass; texts that are not texts are left out, for one odd key must not hide the answer. */
const schema = lazy(() => {
  const text = z.catch(z.optional(z.string()), undefined);
  return z.looseObject({
    result: z.boolean(),
    data: z.optional(z.unknown()),
    errorCode: z.catch(z.optional(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), undefined),
    errorDesc: text,
    localizedErrorDesc: text,
    message: text,
    title: text,
    detail: text,
    requestId: text,
  });
});

/** Reads an envelope; undefined when the value is none. */
export function parseEnvelope(value: unknown): Envelope | undefined {
  const parsed = schema().safeParse(value);
  if (!parsed.success) return undefined;
  const { result, data, errorCode, errorDesc, localizedErrorDesc, message, title, detail, requestId } =
    parsed.data;
  return {
    result,
    data,
    code: matching(CODE, errorCode) ?? matching(CODE, title),
    detail: [errorDesc, detail, localizedErrorDesc, message, title].find((text) => text?.trim()),
    requestId: matching(REQUEST_ID, requestId),
  };
}

/** The request id that a gateway put into a header. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = matching(REQUEST_ID, headers.get(name) ?? undefined);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Codes and request ids reach logs, so only what looks like one is taken for one. */
function matching(pattern: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}
