'use strict';
// Calls Authing's own JavaScript SDK as standard input says, a JSON object a line, and writes what came of it.
const readline = require('node:readline');
const { AuthenticationClient, ManagementClient } = require('authing-js-sdk');

function client(call) {
  const made = call.management ? new ManagementClient(call.options) : new AuthenticationClient(call.options);
  return call.part ? made[call.part] : made;
}

function thrown(error) {
  return {
    code: error.code,
    message: error.message,
    data: error.data,
    kind: error.name ?? 'object',
    httpStatus: error.response?.status,
  };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const call = JSON.parse(line);
    let outcome;
    try {
      const on = client(call);
      outcome = { returned: (await on[call.operation](...call.args)) ?? null };
    } catch (error) {
      outcome = { thrown: thrown(error) };
    }
    process.stdout.write(JSON.stringify(outcome) + '\n');
  }
})();
