#!/usr/bin/env node
// Plays a script against a Teams bot through Microsoft's local emulator and prints what happened.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeWorld, userOf, place } from '../../bot/demo/lib/world.mjs';
import { Relay } from '../../bot/demo/lib/relay.mjs';
import { waitForPort } from '../../bot/demo/lib/ports.mjs';
import { EMULATOR, findModule } from '../../bot/demo/lib/modules.mjs';
import { startPlayground, stopChild } from '../../bot/demo/lib/playground.mjs';
import { BrowserSeat } from './lib/browser.mjs';
import { DirectSeat } from './lib/direct.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const USAGE = `node play.mjs --bot URL --script FILE [--out DIR] [options]
  --bot URL        the bot's messaging endpoint (default http://localhost:3978/api/messages)
  --script FILE    JSON: a list of steps, or {"world": ..., "within": ..., "steps": [...]}
  --out DIR        where transcript.json, traffic.json, logs and screenshots go (default ./playground-out)
  --start CMD      start the bot with this shell command first, and stop it at the end
  --world FILE     JSON: users, group, team (the script's own "world" wins)
  --modules DIRS   node_modules folder(s) with @microsoft/m365agentsplayground and playwright-core
                   (':' between; default $PLAYGROUND_MODULES, then ./node_modules here and in the cwd)
  --chromium FILE  the browser (default $CHROMIUM, /usr/bin/chromium, ...)
  --no-browser     use the emulator's HTTP API and socket instead of a browser
  --strict         fail also when the bot answered >= 400 or called something the emulator refuses
  --stop           stop at the first failure
  --wait S         wait so long for a bot that does not listen yet (default 15; 30 with --start)
  --timeout S      give up after S seconds (default 120)
  --quiet          no progress on stderr, no transcript on stdout (it is in DIR)`;

let opt;
try {
  opt = parseArgs({
    options: {
      bot: { type: 'string', default: 'http://localhost:3978/api/messages' }, script: { type: 'string' },
      out: { type: 'string', default: 'playground-out' }, start: { type: 'string' }, world: { type: 'string' },
      modules: { type: 'string' }, chromium: { type: 'string' }, 'no-browser': { type: 'boolean' },
      strict: { type: 'boolean' }, stop: { type: 'boolean' }, wait: { type: 'string' }, timeout: { type: 'string', default: '120' },
      quiet: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
    },
  }).values;
} catch (e) { console.error(`${e.message}\n\n${USAGE}`); process.exit(2); }
if (opt.help || !opt.script) { console.error(USAGE); process.exit(opt.help ? 0 : 2); }

const began = performance.now();
const clock = () => Math.round((performance.now() - began) * 10) / 10;
const say = (...a) => { if (!opt.quiet) console.error(...a); };
const undo = []; // what to stop, last first
let closing;
const later = (f) => { if (closing) Promise.resolve().then(f).catch(() => {}); else undo.push(f); };

async function cleanUp() {
  closing ??= (async () => {
    for (const f of undo.splice(0).reverse()) {
      await Promise.race([Promise.resolve().then(f).catch(() => {}), new Promise((ok) => { setTimeout(ok, 4000).unref(); })]);
    }
  })();
  return closing;
}
const leave = async (code) => { await cleanUp(); process.exit(code); };
for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, () => { console.error(`stopped by ${s}`); leave(2); });
process.on('unhandledRejection', (e) => { if (!closing) console.error(`play: ${e?.message || e}`); leave(2); });
setTimeout(() => { console.error(`gave up after ${opt.timeout} s`); leave(2); }, Number(opt.timeout) * 1000).unref();

const moduleDirs = [...(opt.modules || process.env.PLAYGROUND_MODULES || '').split(':').filter(Boolean),
  path.join(here, 'node_modules'), path.resolve('node_modules')];

function chromium() {
  const all = [opt.chromium, process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean);
  const f = all.find((x) => fs.existsSync(x));
  if (!f) throw new Error(`no browser at ${all.join(', ')}; use --chromium or --no-browser`);
  return f;
}

// something that happens meanwhile, outside of Teams
async function shell(command) {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  later(() => stopChild(child, true));
  let printed = '';
  for (const s of [child.stdout, child.stderr]) s.on('data', (c) => { printed += c; });
  const code = await new Promise((ok, bad) => child.once('error', bad).once('close', ok));
  if (code) throw new Error(`the command ended with ${code}: ${printed.slice(-600)}`);
  return { printed };
}

const ACTIONS = ['say', 'reply', 'click', 'fill', 'activity', 'run', 'wait', 'screenshot'];
const CHECKS = ['expect', 'expect_not', 'expect_typing', 'expect_status'];
const OTHER = ['as', 'where', 'within', 'in', 'count', 'card', 'crop', 'from', 'note'];
function check(script) {
  script.steps.forEach((s, i) => {
    for (const k of Object.keys(s)) if (![...ACTIONS, ...CHECKS, ...OTHER].includes(k)) throw new Error(`step ${i + 1}: unknown key "${k}"`);
    if (ACTIONS.filter((k) => k in s).length > 1) throw new Error(`step ${i + 1}: one action a step (${ACTIONS.join(', ')})`);
    for (const k of ['expect', 'expect_not', 'card', 'in']) if (s[k] !== undefined) new RegExp(s[k], 'is'); // throws when malformed
  });
}

async function main() {
  const raw = JSON.parse(fs.readFileSync(opt.script, 'utf8'));
  const script = Array.isArray(raw) ? { steps: raw } : raw;
  check(script);
  const world = makeWorld(script.world || (opt.world && JSON.parse(fs.readFileSync(opt.world, 'utf8'))));
  const out = path.resolve(opt.out);
  fs.mkdirSync(out, { recursive: true });
  for (const f of fs.readdirSync(out)) if (/^\d\d-.*\.png$|^(transcript|traffic)\.json$|^(playground-.*|bot)\.log$/.test(f)) fs.rmSync(path.join(out, f));
  const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'playground-'));
  later(() => fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 3 }));

  const emulator = findModule(EMULATOR, moduleDirs);
  const versions = { emulator: emulator.version, node: process.version };

  // who has a window: everybody the script speaks as, the first being the one for shared places
  const keys = [];
  let who = script.as || world.users[0].key;
  for (const s of script.steps) { who = s.as || who; userOf(world, who); if (!keys.includes(who)) keys.push(who); }

  if (opt.start) {
    const log = fs.openSync(path.join(out, 'bot.log'), 'w');
    const bot = spawn('/bin/sh', ['-c', opt.start], { stdio: ['ignore', log, log], detached: true });
    later(() => stopChild(bot, true));
    bot.once('exit', (c) => { if (!closing) say(`the bot ended with ${c}; see bot.log`); });
  }
  await waitForPort(opt.bot, 1000 * (opt.wait ?? (opt.start ? 30 : 15)));

  const relay = new Relay({ botUrl: opt.bot, world, clock });
  await relay.start();
  later(() => relay.stop());
  const cli = path.join(emulator.dir, 'cli.js');
  const starting = keys.map((user) => startPlayground({ cli, world, user, relayUrl: relay.url, tmp, logs: out, onStart: later }));
  for (const p of starting) p.catch(() => {}); // awaited below
  let context;
  if (!opt['no-browser']) {
    const pw = findModule('playwright-core', moduleDirs);
    versions.playwright = pw.version;
    context = await pw.require('playwright-core').chromium.launchPersistentContext(path.join(tmp, 'browser'), {
      executablePath: chromium(), headless: true, viewport: { width: 1280, height: 960, ...script.viewport }, deviceScaleFactor: script.scale ?? 1, locale: script.locale,
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'], // the page asks a CDN for fonts
    });
    later(() => context.close());
    versions.browser = context.browser()?.version();
  }
  const emulators = await Promise.all(starting);
  const seats = new Map();
  keys.forEach((key, i) => {
    relay.windows.set(key, emulators[i].origin);
    seats.set(key, new (context ? BrowserSeat : DirectSeat)({ key, world, origin: emulators[i].origin, relay, clock }));
  });
  for (const s of seats.values()) if (s.close) later(() => s.close());
  await Promise.all([...seats.values()].map((s) => s.open(context)));
  if (context) await context.pages().find((p) => p.url() === 'about:blank')?.close();
  const ready = clock();
  say(`ready in ${(ready / 1000).toFixed(1)} s: ${keys.length} window(s), emulator ${versions.emulator}${versions.browser ? `, browser ${versions.browser}` : ', no browser'}`);

  const steps = [];
  let as = script.as || world.users[0].key;
  let where = script.where || 'personal';
  let failed = 0;
  let shots = 0;
  for (const [i, step] of script.steps.entries()) {
    if (closing) return 2;
    as = step.as || as;
    where = step.where || where;
    const seat = seats.get(as);
    const { as: _a, where: _w, ...rest } = step;
    const rec = { n: i + 1, as, where, ...rest, ok: true, at: clock() };
    steps.push(rec);
    try {
      place(world, seat.user, where);
      if (context) await seat.front();
      await seat.go(where);
      await run(seat, where, step, rec);
    } catch (e) {
      if (closing) return 2;
      rec.ok = false;
      rec.error = e.message.split('\nCall log')[0].slice(0, 1500);
      failed++;
      if (context) {
        rec.screenshot = `${String(++shots).padStart(2, '0')}-failed-step-${i + 1}.png`;
        await seat.screenshot(path.join(out, rec.screenshot)).catch(() => {});
      }
    }
    rec.took_ms = Math.round(clock() - rec.at);
    const what = Object.entries(rest).map(([k, v]) => `${k} ${JSON.stringify(v)}`).join(' ');
    say(`${rec.ok ? 'ok  ' : 'FAIL'} ${String(i + 1).padStart(2)} ${as}/${where} ${what.slice(0, 110)}${rec.latency_ms !== undefined ? `  ${rec.latency_ms} ms` : ''}${rec.error ? `\n     ${rec.error.slice(0, 600)}` : ''}`);
    if (!rec.ok && opt.stop) break;
  }

  async function run(seat, where_, step, rec) {
    let sent;
    if (step.say !== undefined) await seat.say(where_, step.say);
    else if (step.reply !== undefined) await seat.reply(where_, step.reply, step.in);
    else if (step.click !== undefined) await seat.click(where_, step.click, step.in);
    else if (step.fill !== undefined) await seat.fill(where_, step.fill, step.in);
    else if (step.activity !== undefined) {
      sent = await seat.activity(where_, step.activity);
      Object.assign(rec, { status: sent.status, response: sent.response });
    } else if (step.run !== undefined) Object.assign(rec, await shell(step.run));
    else if (step.wait !== undefined) await seat.pause(step.wait * 1000);
    else if (step.screenshot !== undefined) {
      if (context) {
        await seat.pause(150);
        rec.file = `${String(++shots).padStart(2, '0')}-${String(step.screenshot).replace(/[^\w-]+/g, '_')}.png`;
        await seat.screenshot(path.join(out, rec.file), { chat: step.crop === 'chat', from: step.from });
      }
    }
    if (step.expect_status !== undefined && rec.status !== step.expect_status) throw new Error(`the bot answered ${rec.status}, not ${step.expect_status}`);
    const within = step.within ?? script.within ?? 5;
    if (step.expect_typing) {
      await until(within, async () => seat.messages.some((m) => m.where === where_ && m.kind === 'typing' && m.at >= (seat.acted.get(where_) ?? 0)), () => 'no typing indicator came');
    }
    if (step.expect !== undefined || step.card !== undefined) {
      const re = step.expect !== undefined ? new RegExp(step.expect, 'is') : /^/;
      const inCard = step.card !== undefined && new RegExp(step.card, 'is');
      let fresh = [];
      const hits = await until(within, async () => {
        fresh = await seat.fresh(where_);
        const found = fresh.filter((m) => re.test(m.text)).map((m) => ({ ...m, got: seat.behind(where_, m.text) }))
          .filter((m) => !inCard || (m.got?.card && inCard.test(JSON.stringify(m.got.card))));
        return found.length >= (step.count ?? 1) && found;
      }, () => `in ${within} s no${step.count ? ` ${step.count} times` : ''} message like /${step.expect ?? step.card}/; since the last action the bot wrote: ${fresh.map((m) => JSON.stringify(m.text.slice(0, 300))).join(', ') || 'nothing'}`);
      const m = hits[hits.length - 1];
      const t0 = seat.acted.get(where_);
      if (t0 !== undefined) {
        rec.shown_ms = Math.round(clock() - t0);
        rec.latency_ms = m.got && m.got.at >= t0 ? Math.round(m.got.at - t0) : rec.shown_ms;
      }
      rec.text = m.text;
      if (m.got?.card) rec.card_json = m.got.card;
      if (m.buttons?.length) rec.buttons = m.buttons;
    }
    if (step.expect_not !== undefined) {
      const re = new RegExp(step.expect_not, 'is');
      const end = clock() + (step.within ?? 1) * 1000;
      do {
        const bad = (await seat.fresh(where_)).find((m) => re.test(m.text));
        if (bad) throw new Error(`the bot wrote what it should not: ${JSON.stringify(bad.text.slice(0, 400))}`);
        await seat.pause(100);
      } while (clock() < end);
    }
    async function until(s, f, why) {
      const end = clock() + s * 1000;
      for (;;) {
        const r = await f();
        if (r) return r;
        if (clock() > end) throw new Error(why());
        await seat.pause(40);
      }
    }
  }

  await new Promise((ok) => { setTimeout(ok, 50); });
  const problems = relay.traffic.filter((e) => e.status >= 400).map((e) => (e.dir === 'to_bot'
    ? { at: e.at, what: `the bot answered ${e.status} to ${e.type || e.method}${e.name ? ` ${e.name}` : ''}`, detail: String(typeof e.response === 'string' ? e.response : JSON.stringify(e.response) ?? '').slice(0, 600) }
    : { at: e.at, what: `the emulator answered ${e.status} to the bot's ${e.method} ${e.path}`, detail: String(typeof e.response === 'string' ? e.response : JSON.stringify(e.response) ?? '').slice(0, 300) }));
  const notes = [...seats.values()].flatMap((s) => s.notes);
  const strictFail = opt.strict && problems.length > 0;
  const messages = [...seats.values()].flatMap((s) => s.messages).sort((a, b) => a.at - b.at);
  const transcript = {
    ok: failed === 0 && !strictFail,
    failed,
    script: path.basename(opt.script),
    ready_ms: Math.round(ready),
    total_ms: Math.round(clock()),
    versions,
    steps,
    messages,
    elsewhere: relay.traffic.filter((e) => e.dir === 'from_bot' && e.to && e.activity?.type === 'message')
      .map((e) => ({ at: e.at, to: e.to, text: e.activity.text, attachments: e.activity.attachments })),
    bot_turns: relay.traffic.filter((e) => e.dir === 'to_bot').map(({ at, user, type, name, conversation, status, ms }) => ({ at, user, type, name, conversation, status, ms: Math.round(ms) })),
    problems,
    notes,
  };
  fs.writeFileSync(path.join(out, 'transcript.json'), `${JSON.stringify(transcript, null, 1)}\n`);
  fs.writeFileSync(path.join(out, 'traffic.json'), `${JSON.stringify(relay.traffic, null, 1)}\n`);
  await cleanUp();
  if (!opt.quiet) process.stdout.write(`${JSON.stringify(transcript, null, 1)}\n`);
  for (const p of problems) say(`note ${p.what}`);
  say(`${transcript.ok ? 'PASS' : 'FAIL'}: ${steps.length - failed}/${script.steps.length} steps, ${(clock() / 1000).toFixed(1)} s`);
  return transcript.ok ? 0 : 1;
}

main().then((code) => { process.exitCode = code; process.stdout.write('', () => process.exit(code)); }, async (e) => {
  if (!closing) console.error(`play: ${e.message.split('\nCall log')[0]}`);
  await leave(2);
});
