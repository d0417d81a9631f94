import type { Json } from './row';

/** An answer before it is turned into a `Response`. */
export interface Reply {
  readonly status: number;
  /** Serialised as JSON; text is sent as it is, as HTML. */
  readonly body: Json | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function success(data: unknown): Reply {
  return {
    status: 200,
    body: {
      result: true,
      errorCode: null,
      errorDesc: null,
      requestId: requestId(),
      data,
      message: null,
    },
  };
}

/** A page of deleted records, whose envelope says which one it is. */
export function deletedPage(data: unknown, pageSize: number, currentPageNum: number): Reply {
  return { status: 200, body: { result: true, requestId: requestId(), data, pageSize, currentPageNum } };
}

/** A refusal in the full envelope, as object queries and the Cockpit give it. */
export function failure(status: number, errorCode: string, errorDesc: string, data: unknown = null): Reply {
  return {
    status,
    body: { result: false, errorCode, errorDesc, requestId: requestId(), data, message: null },
  };
}

/** A refusal by the gateway, which knows no data. */
export function gatewayFailure(
  status: number,
  errorCode: string,
  errorDesc: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers,
    body: { result: false, errorCode, errorDesc, requestId: requestId(), message: errorDesc },
  };
}

/** Metadata answers carry less than others when they succeed. */
export function metadata(data: unknown): Reply {
  return { status: 200, body: { requestId: requestId(), result: true, data } };
}

export function metadataFailure(title: string, detail: string, now: Date): Reply {
  const instance = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return {
    status: 400,
    body: { requestId: requestId(), result: false, instance, title, detail, errorDesc: detail },
  };
}

function requestId(): string {
  return crypto.randomUUID();
}
