// Loopback ports: a free one to listen at, and waiting until somebody listens.
import net from 'node:net';

const ONCE_MORE = 100; // ms between two tries

export const freePort = () => new Promise((ok, bad) => {
  const s = net.createServer();
  s.once('error', bad).listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => ok(port)); });
});

function answers(host, port) {
  return new Promise((ok) => {
    const s = net.connect({ host, port, autoSelectFamily: true }, () => { s.destroy(); ok(true); });
    s.on('error', () => ok(false));
  });
}

export async function waitForPort(url, ms) {
  const u = new URL(url);
  const port = Number(u.port || (u.protocol === 'https:' ? 443 : 80));
  const end = Date.now() + ms;
  while (!await answers(u.hostname, port)) {
    if (Date.now() > end) throw new Error(`nothing listens at ${url}`);
    await new Promise((ok) => { setTimeout(ok, ONCE_MORE); });
  }
}
