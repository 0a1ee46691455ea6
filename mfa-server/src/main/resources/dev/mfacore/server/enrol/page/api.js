// The server's side of the page. The session lives in this module's memory alone: no cookie, so that no other site can
// use it, and no storage, so that nothing is left behind. A reload therefore needs a new link.

let session;

/** What the server refused. `code` names why; `retryAfterSeconds` is there where waiting helps. */
export class Refused extends Error {
  constructor({code = "failed", retryAfterSeconds}) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Exchanges the link's secret for a session. The link is used up. */
export async function open(secret) {
  const answer = await post("open", {secret});
  session = answer.session;
  return answer.expiresInSeconds;
}

export function forget() {
  session = undefined;
}

export const state = () => call("GET", "state");

export const post = (name, body = {}) => call("POST", name, body);

async function call(method, name, body) {
  const headers = {"Content-Type": "application/json"};
  if (session) {
    headers.Authorization = `Bearer ${session}`;
  }
  let response;
  try {
    response = await fetch(`/enroll/api/${name}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
    });
  } catch {
    throw new Refused({code: "unreachable"});
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(answer);
  }
  return answer;
}
