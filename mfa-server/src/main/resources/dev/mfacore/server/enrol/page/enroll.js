// What the page does, from the link to "all done". Start reading at the end.

import * as api from "./api.js";
import {copy, element, find, language, message, report, say, show, span, translate} from "./screens.js";

let pending; // the app being added: secret and recovery codes exist here only, until they are confirmed and kept
let authenticators = [];
let recoveryCodesLeft = 0;
let action; // what to do once the user has proved a factor
let unkept = false; // recovery codes are shown that nobody has kept yet

/** Runs something a button or form asked for, once at a time, and tells what the server refused. */
async function run(work, field) {
  if (run.busy) {
    return;
  }
  run.busy = true;
  document.body.setAttribute("aria-busy", "true");
  report();
  try {
    await work();
  } catch (refused) {
    tell(refused, field);
  } finally {
    run.busy = false;
    document.body.removeAttribute("aria-busy");
  }
}

function tell(refused, field) {
  const {code, retryAfterSeconds} = refused;
  if (code === "session_ended") {
    end("ended");
    return;
  }
  const key = code === "disabled" ? "disabled_error" : code;
  const known = ["invalid_code", "proof_required", "not_permitted", "too_many_authenticators", "unknown_authenticator",
    "locked", "disabled_error", "throttled", "delivery_failed", "unreachable"].includes(key);
  const time = retryAfterSeconds === undefined ? "" : span(retryAfterSeconds);
  report({error: say(known ? key : "failed", {time}), field: code === "invalid_code" ? field : undefined});
}

/** Ends the page: nothing secret stays in it. */
function end(key) {
  api.forget();
  pending = undefined;
  unkept = false;
  for (const id of ["qr", "secret", "account", "recovery-codes", "authenticators"]) {
    find(id).replaceChildren();
    find(id).removeAttribute("src");
  }
  for (const input of document.querySelectorAll("input")) {
    input.value = "";
  }
  message(key);
}

async function home(news = "") {
  ({authenticators, recoveryCodesLeft} = await api.state());
  const date = new Intl.DateTimeFormat(language, {dateStyle: "medium"});
  find("authenticators").replaceChildren(...authenticators.map((it) => {
    const kind = it.recipient ? `${say(it.type)} · ${it.recipient}` : say(it.type);
    const note = it.status === "disabled" ? say("disabled") : say("since", {date: date.format(new Date(it.createdAt))});
    const button = element("button", {
      type: "button", text: say("remove"), "aria-label": say("removeNamed", {name: it.name}), "data-id": it.id});
    button.addEventListener("click", () => prove(say("whyRemove", {name: it.name}), () => remove(it)));
    return element("li", {},
        element("span", {}, element("strong", {text: it.name}), element("small", {text: `${kind} · ${note}`})), button);
  }));
  find("present").hidden = authenticators.length === 0;
  find("intro").hidden = authenticators.length > 0;
  find("codes-left").textContent = say("codesLeft", {count: recoveryCodesLeft});
  find("name").value = say("nameDefault");
  show("home");
  report({news});
}

async function remove({id, name}) {
  await api.post("removal", {authenticator: id});
  await home(say("removed", {name}));
}

/** The ways in which this user can prove a factor. */
function ways() {
  const active = authenticators.filter((it) => it.status === "active");
  const found = active.some((it) => it.type === "totp") ? [{type: "totp", label: say("wayTotp")}] : [];
  for (const {id, type, recipient} of active.filter((it) => it.recipient)) {
    found.push({type, authenticator: id, label: say(type === "sms" ? "waySms" : "wayEmail", {recipient})});
  }
  return recoveryCodesLeft > 0 ? [...found, {type: "recovery-code", label: say("wayRecovery")}] : found;
}

/** Asks for a proof before something sensitive. The server keeps the proof and takes it for one change only. */
function prove(why, then) {
  if (ways().length === 0) {
    report({error: say("disabled_error")});
    return;
  }
  action = then;
  find("prove-why").textContent = why;
  const legend = find("ways").querySelector("legend");
  find("ways").replaceChildren(legend, ...ways().map((way, i) => {
    const radio = element("input", {type: "radio", name: "way", value: way.type, id: `way-${i}`});
    radio.checked = i === 0;
    radio.addEventListener("change", () => choose(way));
    return element("label", {class: "check", for: radio.id}, radio, element("span", {text: way.label}));
  }));
  choose(ways()[0]);
  show("prove");
}

function choose(way) {
  report();
  const recovery = way.type === "recovery-code";
  const code = find("proof-code");
  prove.way = way;
  code.value = "";
  code.inputMode = recovery ? "text" : "numeric";
  code.autocomplete = recovery ? "off" : "one-time-code";
  code.maxLength = recovery ? 64 : 16;
  find("proof-label").textContent = say(recovery ? "recoveryLabel" : "codeLabel");
  find("send").hidden = way.authenticator === undefined;
}

async function sendCode() {
  const {recipient, resendAfterSeconds} = await api.post("codes", {authenticator: prove.way.authenticator});
  report({news: say("sent", {recipient, time: span(resendAfterSeconds)})});
  find("proof-code").focus();
}

async function giveProof() {
  const {type, authenticator} = prove.way;
  const {recoveryCodes} = await api.post("proof", {type, authenticator, code: find("proof-code").value});
  find("proof-code").value = "";
  if (recoveryCodes) {
    // The code that was just used is gone for good; its successor must reach the user before anything else can fail.
    keep(recoveryCodes, say("replaced"), action);
  } else {
    await act();
  }
}

/** Does what the proof was for. If that is refused, the way back is the list, which tells what there is now. */
async function act() {
  try {
    await action();
  } catch (refused) {
    if (refused.code !== "session_ended") {
      await home();
    }
    throw refused;
  }
}

async function addApp(name) {
  pending = {name, ...await api.post("apps", {name})};
  find("qr").src = pending.qr;
  find("qr").alt = say("qrAlt");
  find("account").textContent = `${pending.issuer}: ${pending.account}`;
  // Groups of four are easier to copy by hand; apps ignore the spaces.
  find("secret").textContent = pending.secret.match(/.{1,4}/g).join(" ");
  find("by-hand").open = false;
  find("code").value = "";
  show("scan");
}

async function confirm() {
  const {name, authenticator, recoveryCodes} = pending;
  await api.post("apps/confirmation", {authenticator, code: find("code").value});
  forgetApp();
  const news = say("added", {name});
  if (recoveryCodes) {
    keep(recoveryCodes, news, () => home(news));
  } else {
    await home(news);
  }
}

function forgetApp() {
  pending = undefined;
  find("qr").removeAttribute("src");
  find("secret").textContent = "";
  find("code").value = "";
}

async function newCodes() {
  const {recoveryCodes} = await api.post("recovery-codes");
  keep(recoveryCodes, "", () => home());
}

/** Shows recovery codes, once, and lets nobody go on by accident. */
function keep(codes, why, then) {
  unkept = true;
  action = then;
  find("recovery-why").textContent = why;
  find("recovery-codes").replaceChildren(...codes.map((it) => element("li", {text: it})));
  find("kept-box").checked = false;
  show("recovery");
}

async function kept() {
  const codes = [...find("recovery-codes").children];
  unkept = false;
  codes.forEach((it) => it.remove());
  await act();
}

/** Connects a form to its work. A field that is empty is told of here, in the reader's language and ours. */
function onSubmit(id, fieldId, missing, work) {
  find(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const field = find(fieldId);
    const filled = field.type === "checkbox" ? field.checked : field.value.trim() !== "";
    if (filled) {
      run(work, field);
    } else {
      report({error: say(missing), field});
    }
  });
}

function onClick(id, work) {
  find(id).addEventListener("click", () => run(work));
}

onSubmit("add", "name", "nameMissing", async () => {
  const name = find("name").value.trim();
  if (authenticators.length === 0) {
    await addApp(name);
  } else {
    prove(say("whyAdd"), () => addApp(name));
  }
});
onSubmit("proof", "proof-code", "codeMissing", giveProof);
onSubmit("confirm", "code", "codeMissing", confirm);
onSubmit("kept", "kept-box", "keptFirst", kept);
onClick("send", sendCode);
onClick("new-codes", async () => prove(say("whyCodes"), newCodes));
onClick("copy-secret", () => copy(pending.secret, find("secret")));
onClick("copy-codes", () => {
  const codes = [...find("recovery-codes").children].map((it) => it.textContent);
  return copy(codes.join("\n"), find("recovery-codes"));
});
onClick("print-codes", async () => window.print());
onClick("finish", async () => {
  await api.post("close");
  end("done");
});
for (const back of document.querySelectorAll(".back")) {
  back.addEventListener("click", () => run(() => {
    forgetApp();
    return home();
  }));
}
addEventListener("beforeunload", (event) => {
  if (unkept) {
    event.preventDefault();
  }
});

// The secret stands behind the #, which browsers send to no server. It leaves the address before anything else happens,
// so that it stays out of the history, of screenshots and of bookmarks; it is used up a moment later anyway.
const secret = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
translate();
message("opening");
run(async () => {
  try {
    const expiresInSeconds = await api.open(secret);
    // Recovery codes stay until they are kept: whatever comes then, the server refuses anyway.
    setTimeout(() => unkept || end("ended"), expiresInSeconds * 1000);
  } catch (refused) {
    if (refused.code !== "link_invalid") {
      history.replaceState(null, "", `${location.pathname}#${secret}`); // so that a reload tries again
      throw refused;
    }
    end("invalid");
    return;
  }
  await home();
});
