// Starts one emulator process (one person's window) and stops exactly that process. What the
// window says to the bot, and the bot to it, is the relay's business.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.mjs';
import { playgroundConfig } from './world.mjs';

const CONFINE = fileURLToPath(new URL('confine.cjs', import.meta.url));

export async function startPlayground({ cli, world, user, relayUrl, tmp, logs, onStart, port: wanted }) {
  const config = path.join(tmp, `${encodeURIComponent(user)}.m365agentsplayground.yml`);
  fs.writeFileSync(config, JSON.stringify(playgroundConfig(world, user), null, 1));
  const port = wanted || await freePort();
  const child = spawn(process.execPath, [
    '--require', CONFINE, cli, 'start', '--app-endpoint', `${relayUrl}/bot/${encodeURIComponent(user)}`, '--channel-id', 'msteams',
    '--port', String(port), '--service-url', `${relayUrl}/_connector`, '--disable-telemetry',
  ], {
    cwd: tmp,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none', // do not open a browser
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(logs, `playground-${encodeURIComponent(user)}.log`),
      NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onStart(() => stopChild(child));
  let text = '';
  child.stdout.on('data', (c) => { text += c; });
  child.stderr.on('data', (c) => { text += c; });
  // It says "Listening" before it has read its config, so ask it for a sign of life as well.
  const end = Date.now() + 20000;
  let listening;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      let log = '';
      try { log = fs.readFileSync(path.join(logs, `playground-${encodeURIComponent(user)}.log`), 'utf8').split('\n').filter((l) => l.startsWith('error')).join(' '); } catch { /* none */ }
      throw new Error(`the emulator of ${user} ended with ${child.exitCode ?? child.signalCode}: ${log || text}`);
    }
    listening ??= /Listening on (\d+)/.exec(text)?.[1];
    if (listening && await fetch(`http://127.0.0.1:${listening}/_debug/ping`).then((r) => r.ok, () => false)) break;
    if (Date.now() > end) throw new Error(`the emulator of ${user} did not start in 20 s: ${text}`);
    await new Promise((ok) => { setTimeout(ok, 40); });
  }
  return { origin: `http://127.0.0.1:${listening}`, child };
}

// Ends a process we started (with "group", all of the group it leads), and waits for that.
export async function stopChild(child, group = false) {
  const alive = () => {
    if (!group) return child.exitCode === null && child.signalCode === null;
    try { process.kill(-child.pid, 0); return true; } catch { return false; }
  };
  const signal = (s) => { try { if (group) process.kill(-child.pid, s); else child.kill(s); } catch { /* gone */ } };
  if (!alive()) return;
  signal('SIGTERM');
  const end = Date.now() + 2000;
  while (alive() && Date.now() < end) await new Promise((ok) => { setTimeout(ok, 30); });
  if (alive()) signal('SIGKILL');
}
