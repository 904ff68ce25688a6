#!/usr/bin/env node
// Opens Microsoft's own local Teams client, connected to a running bot, as one or several people,
// and stays until it is told to stop. It installs nothing and ends only what it started.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EMULATOR, findModule } from './lib/modules.mjs';
import { startPlayground, stopChild } from './lib/playground.mjs';
import { waitForPort } from './lib/ports.mjs';
import { Relay } from './lib/relay.mjs';
import { makeWorld, userOf } from './lib/world.mjs';

const BOT_WITHIN = 15000; // ms that a bot may take to listen
const USAGE = `node open.mjs --world FILE --as KEY[,KEY...] [options]
  --bot URL          the bot's messaging endpoint (default http://127.0.0.1:3978/api/messages)
  --world FILE       JSON: people, bot, group chat and team (lib/world.mjs)
  --as KEY[,KEY]     whose windows to open (default: the first person of the world)
  --modules DIRS     node_modules folders that hold ${EMULATOR}, '${path.delimiter}' between
                     (default $PLAYGROUND_MODULES, then ./node_modules)
  --port N           address of the first window (default 3980; the next ones count up; a taken one gives another)
  --relay-port N     the bot's service URL (default 3979), the same again in every run: it is kept with each conversation
  --absent HOW       what the bot hears when it writes to a person without a window: "refuse" (403, as where the
                     app is not installed; the default) or "accept"
  --folder DIR       where the emulators' configuration and logs go (default: a temporary one, removed at the end)
  --browser          open the default browser at each window
  --with-stdin       stop also when standard input ends
It prints "KEY http://127.0.0.1:PORT" for each window on standard output, everything else on standard error.`;

function options() {
  const text = (value) => ({ type: 'string', default: value });
  const { values } = parseArgs({
    options: {
      bot: text('http://127.0.0.1:3978/api/messages'), world: { type: 'string' }, as: { type: 'string' },
      modules: text(process.env.PLAYGROUND_MODULES || ''), port: text('3980'), 'relay-port': text('3979'),
      absent: text('refuse'), folder: { type: 'string' }, browser: { type: 'boolean' },
      'with-stdin': { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (!['refuse', 'accept'].includes(values.absent)) throw new Error('--absent is "refuse" or "accept"');
  for (const k of ['port', 'relay-port']) if (!/^\d+$/.test(values[k])) throw new Error(`--${k} is a number`);
  return values;
}

let opt;
try { opt = options(); } catch (e) { console.error(`${e.message}\n\n${USAGE}`); process.exit(2); }
if (opt.help) { console.log(USAGE); process.exit(0); }

const undo = []; // what to stop, last first
let closing;
function close() {
  closing ??= (async () => {
    for (const f of undo.splice(0).reverse()) await Promise.resolve().then(f).catch(() => {});
  })();
  return closing;
}
const leave = async (code) => { await close(); process.exit(code); };
const later = (f) => { if (closing) Promise.resolve().then(f).catch(() => {}); else undo.push(f); };

function readWorld(file) {
  if (!file) return makeWorld();
  try { return makeWorld(JSON.parse(fs.readFileSync(file, 'utf8'))); } catch (e) { throw new Error(`the world in ${file} cannot be read: ${e.message}`); }
}

function folder(given) {
  if (given) { fs.mkdirSync(given, { recursive: true }); return path.resolve(given); }
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'boardclerk-client-'));
  later(() => fs.rmSync(made, { recursive: true, force: true, maxRetries: 3 }));
  return made;
}

async function startRelay(world) {
  const made = () => new Relay({ botUrl: opt.bot, world, clock: () => performance.now(), absent: opt.absent, keep: 0 });
  let relay = made();
  try {
    await relay.start(Number(opt['relay-port']));
  } catch (e) {
    if (e.code !== 'EADDRINUSE') throw e;
    console.error(`port ${opt['relay-port']} is taken, so the bot gets another service URL this time`);
    relay = made();
    await relay.start();
  }
  later(() => relay.stop());
  return relay;
}

// Says it where the bot wrote to a person who cannot see it.
function tellOfAbsent(relay, world) {
  relay.on('traffic', (e) => {
    if (!e.to || e.method !== 'POST') return;
    const person = world.users.find((u) => u.account.id === e.to);
    console.error(`${person.key} has no window: ${e.status < 300 ? JSON.stringify(e.activity?.text ?? e.activity?.summary ?? e.type ?? '') : `the bot was told ${e.status}`}`);
  });
}

function browse(url) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] || ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.error(`no ${command} here; open ${url} yourself`));
  child.unref();
}

async function main() {
  const world = readWorld(opt.world);
  const keys = [...new Set((opt.as || world.users[0].key).split(',').map((k) => k.trim()).filter(Boolean))];
  for (const k of keys) userOf(world, k);
  const { dir } = findModule(EMULATOR, [...opt.modules.split(path.delimiter).filter(Boolean), 'node_modules']);
  const place = folder(opt.folder);
  await waitForPort(opt.bot, BOT_WITHIN);
  const relay = await startRelay(world);
  tellOfAbsent(relay, world);
  const first = Number(opt.port);
  const windows = await Promise.all(keys.map((user, i) => startPlayground({
    cli: path.join(dir, 'cli.js'), world, user, relayUrl: relay.url, tmp: place, logs: place, onStart: later, port: first && first + i,
  })));
  keys.forEach((key, i) => {
    relay.windows.set(key, windows[i].origin);
    windows[i].child.once('exit', () => {
      if (closing) return;
      console.error(`the window of ${key} has ended; see playground-${key}.log`);
      leave(1);
    });
  });
  keys.forEach((key, i) => console.log(`${key} ${windows[i].origin}`));
  if (opt.browser) for (const w of windows) browse(w.origin);
}

for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, () => leave(0));
if (opt['with-stdin']) process.stdin.on('end', () => leave(0)).on('error', () => leave(0)).resume();
main().catch(async (e) => {
  if (!closing) console.error(`the Teams client did not open: ${e.message}`);
  await leave(closing ? 0 : 1);
});
