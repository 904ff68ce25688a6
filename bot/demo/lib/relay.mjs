// A small reverse proxy between the bot and one or more emulators (one per person).
//   emulator of <user>  --POST /bot/<user>-->            bot
//   bot                 --<serviceUrl>/_connector/v3-->  the emulator that owns the conversation
// It gives the bot ONE service URL for all people (as Teams does), sends a 1:1 created with
// POST /v3/conversations to the window of the person it is for, shows what the bot says in the
// group chat in every window, answers for people without a window, and records everything with
// its time. It decides nothing about what is said.
import http from 'node:http';
import { EventEmitter } from 'node:events';

const DROP = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect', 'accept-encoding', 'upgrade']);

const read = (req) => new Promise((ok, bad) => {
  const parts = [];
  req.on('data', (c) => parts.push(c)).on('end', () => ok(Buffer.concat(parts))).on('error', bad);
});
const parse = (buf) => { try { return JSON.parse(buf.toString('utf8')); } catch { return undefined; } };

const reply = (status, value) => ({ status, type: 'application/json', body: Buffer.from(JSON.stringify(value)) });
const notInstalled = () => reply(403, { error: { code: 'ForbiddenOperationException', message: "The bot is not installed in the user's personal scope" } });

function send(url, method, headers, body) {
  return new Promise((ok, bad) => {
    const h = {};
    for (const [k, v] of Object.entries(headers || {})) if (!DROP.has(k.toLowerCase())) h[k] = v;
    if (body?.length) h['content-length'] = body.length;
    const req = http.request(url, { method, headers: h }, async (res) => {
      try { ok({ status: res.statusCode, type: res.headers['content-type'], body: await read(res) }); } catch (e) { bad(e); }
    });
    req.on('error', bad);
    if (body?.length) req.write(body);
    req.end();
  });
}

export class Relay extends EventEmitter {
  // absent: what the bot hears when it writes to a person without a window. "accept" takes the
  // message and records it; "refuse" answers 403 as Teams does where the app is not installed.
  // keep: how many records of the traffic to hold.
  constructor({ botUrl, world, clock, absent = 'accept', keep = Infinity }) {
    super();
    this.botUrl = botUrl;
    this.world = world;
    this.clock = clock;
    this.absent = absent;
    this.keep = keep;
    this.windows = new Map(); // user key -> emulator origin
    this.owner = new Map(); // conversation id -> user key
    this.origin = new Map(); // activity id -> user key
    this.last = new Map(); // conversation id -> user key that acted last
    this.local = new Map(); // group|canonical id|user -> id in that user's emulator
    this.canon = new Map(); // group|user|id in that emulator -> canonical id
    this.holder = new Map(); // group|canonical id -> user key
    this.away = 0; // messages taken for people without a window
    this.traffic = [];
    this.setMaxListeners(50);
  }

  // Conversations outlive a run in the bot's database, and they hold the service URL: give the
  // same port again where that matters.
  async start(port = 0) {
    this.server = http.createServer((req, res) => this.handle(req, res).catch((e) => {
      res.writeHead(502, { 'content-type': 'text/plain' });
      res.end(`relay: ${e.message}`);
    }));
    this.server.keepAliveTimeout = 1000;
    await new Promise((ok, bad) => this.server.once('error', bad).listen(port, '127.0.0.1', ok));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  async stop() {
    if (!this.server) return;
    this.server.closeAllConnections?.();
    await new Promise((ok) => this.server.close(ok));
  }

  get home() { return this.windows.keys().next().value; }
  byId(id) { return this.world.users.find((u) => u.account.id === id); }

  // the person without a window whose 1:1 this is
  absentee(conv) { return this.world.users.find((u) => u.personalId === conv && !this.windows.has(u.key)); }

  record(e) {
    this.traffic.push(e);
    if (this.traffic.length > this.keep) this.traffic.shift();
    this.emit('traffic', e);
  }

  // resolves with the first record (old or new) that fits, or undefined after ms
  until(fits, ms) {
    const old = this.traffic.find(fits);
    if (old) return Promise.resolve(old);
    return new Promise((ok) => {
      const on = (e) => { if (fits(e)) { clearTimeout(t); this.off('traffic', on); ok(e); } };
      const t = setTimeout(() => { this.off('traffic', on); ok(undefined); }, ms);
      this.on('traffic', on);
    });
  }

  async handle(req, res) {
    const body = await read(req);
    const url = new URL(req.url, 'http://x');
    let m;
    let out;
    if ((m = /^\/bot\/([^/]+)$/.exec(url.pathname))) out = await this.toBot(decodeURIComponent(m[1]), req, body);
    else if (url.pathname.startsWith('/_connector/')) out = await this.fromBot(req, url, body);
    else out = { status: 404, type: 'text/plain', body: Buffer.from('relay: no such path') };
    res.writeHead(out.status, out.type ? { 'content-type': out.type } : {});
    res.end(out.body);
  }

  async toBot(user, req, body) {
    const a = parse(body);
    if (a?.type) {
      const conv = a.conversation?.id;
      this.last.set(conv, user);
      if (conv) this.last.set(conv.split(';')[0], user);
      if (a.id) this.origin.set(a.id, user);
      if (conv?.includes(';messageid=')) this.owner.set(conv, user);
      const canonical = this.canon.get(`${conv}|${user}|${a.replyToId}`);
      if (canonical && canonical !== a.replyToId) {
        a.replyToId = canonical;
        body = Buffer.from(JSON.stringify(a));
      }
    }
    const at = this.clock();
    let r;
    try {
      r = await send(this.botUrl, req.method, req.headers, body);
    } catch (e) {
      r = { status: 502, type: 'text/plain', body: Buffer.from(`bot not reachable: ${e.code || e.message}`) };
    }
    if (req.method !== 'HEAD') {
      this.record({
        at, dir: 'to_bot', user, method: req.method, type: a?.type, name: a?.name,
        conversation: a?.conversation?.id, status: r.status, ms: this.clock() - at,
        activity: a, response: parse(r.body) ?? (r.body.length ? r.body.toString('utf8').slice(0, 4000) : undefined),
      });
    }
    return r;
  }

  pass(user, req, path, body) {
    return send(this.windows.get(user) + path, req.method, req.headers, body);
  }

  async fromBot(req, url, body) {
    const at = this.clock();
    const json = body.length ? parse(body) : undefined;
    const path = url.pathname.slice('/_connector'.length);
    const full = url.pathname + url.search;
    let user = this.home;
    let conv;
    let to;
    let r;
    const m = /^\/v3\/(conversations|teams)\/([^/]+)(?:\/(.*))?$/.exec(path);
    if (m) {
      conv = decodeURIComponent(m[2]);
      const rest = decodeURIComponent(m[3] || '');
      const act = /^activities(?:\/([^/]+))?$/.exec(rest);
      const person = this.absentee(conv);
      if (person) {
        to = person.account.id;
        r = this.answerFor(person, req, rest);
      } else if (act && conv === this.world.group.id && this.windows.size > 1) {
        ({ r, user } = await this.groupActivity(req, conv, act[1], json, body, full));
      } else if (req.method === 'GET' && this.isShared(conv) && /^(paged)?members(\/|$)/.test(rest)) {
        r = await this.roster(req, full, /^members\/./.test(rest));
      } else {
        user = this.ownerOf(conv, act && (act[1] || json?.replyToId));
        r = await this.pass(user, req, full, body);
        if (m[1] === 'teams') r = this.countPeople(r);
      }
    } else if (path === '/v3/conversations' && req.method === 'POST' && json) {
      const person = !json.isGroup && this.byId(json.members?.[0]?.id);
      if (person && !this.windows.has(person.key)) {
        to = person.account.id;
        conv = person.personalId;
        r = this.absent === 'refuse' ? notInstalled() : reply(201, { id: conv });
      } else {
        user = person ? person.key : this.ownerOf(json.channelData?.channel?.id);
        r = await this.pass(user, req, full, body);
        conv = parse(r.body)?.id;
        if (conv && r.status < 300) this.owner.set(conv, user);
      }
    } else {
      r = await this.pass(user, req, full, body);
    }
    this.record({
      at, dir: 'from_bot', user, to, method: req.method, path: decodeURIComponent(path),
      type: json?.type, conversation: conv, status: r.status, ms: this.clock() - at,
      activity: json, response: parse(r.body) ?? (r.body.length ? r.body.toString('utf8').slice(0, 500) : undefined),
    });
    return r;
  }

  // In place of the window that a person does not have.
  answerFor(person, req, rest) {
    if (this.absent === 'refuse') return notInstalled();
    if (req.method !== 'GET') return reply(req.method === 'POST' ? 201 : 200, { id: rest.split('/')[1] || `away-${++this.away}` });
    const { givenName, surname, ...account } = person.account;
    const member = { ...account, givenName, surname, tenantId: this.world.tenantId, userRole: 'user' };
    if (rest.startsWith('pagedmembers')) return reply(200, { members: [member] });
    return reply(200, rest === 'members' ? [member] : member);
  }

  isShared(conv) {
    const { group, team } = this.world;
    return [group.id, team.id, team.channel.id].includes(conv.split(';')[0]);
  }

  // An emulator holds six people, so windows of more than six have different rosters; the bot
  // gets all of them as one, without the spare ones. "one" asks for a single member.
  async roster(req, full, one) {
    const all = [];
    for (const user of this.windows.keys()) {
      const r = await this.pass(user, req, full);
      if (r.status >= 300 && !one) return r;
      if (r.status < 300 && one) return r;
      all.push(r);
    }
    if (one) return all[0];
    const seen = new Set(this.world.spares.map((u) => u.account.id));
    const fresh = (p) => !seen.has(p.id) && seen.add(p.id);
    const pages = all.map((r) => parse(r.body));
    const members = pages.flatMap((j) => j.members || j).filter(fresh);
    return reply(all[0].status, Array.isArray(pages[0]) ? members : { ...pages[0], members });
  }

  ownerOf(conv, activityId) {
    const base = (conv || '').split(';')[0];
    const mine = this.world.users.find((u) => u.personalId === base)?.key;
    const pick = mine || this.owner.get(conv) || this.origin.get(activityId) || this.last.get(conv) || this.last.get(base);
    return this.windows.has(pick) ? pick : this.home;
  }

  // What the bot does in the group chat happens in every open window; the bot knows only the
  // id the message got in the first of them.
  async groupActivity(req, conv, id, json, body, full) {
    let user = this.origin.get(id) || this.origin.get(json?.replyToId) || this.last.get(conv);
    if (req.method !== 'POST') user = this.holder.get(`${conv}|${id}`) || user;
    if (!this.windows.has(user)) user = this.home;
    const r = await this.pass(user, req, full, body);
    const made = parse(r.body)?.id;
    if (req.method === 'POST' && made) {
      this.holder.set(`${conv}|${made}`, user);
      this.canon.set(`${conv}|${user}|${made}`, made);
    }
    for (const other of this.windows.keys()) {
      if (other === user || r.status >= 300) continue;
      let path = full;
      if (req.method !== 'POST') {
        const there = this.local.get(`${conv}|${id}|${other}`);
        if (!there) continue;
        path = full.slice(0, full.lastIndexOf('/') + 1) + encodeURIComponent(there);
      }
      const copy = await this.pass(other, req, path, body).catch(() => undefined);
      const there = copy && parse(copy.body)?.id;
      if (req.method === 'POST' && made && there) {
        this.local.set(`${conv}|${made}|${other}`, there);
        this.canon.set(`${conv}|${other}|${there}`, made);
      }
    }
    return { r, user };
  }

  countPeople(r) {
    const j = parse(r.body);
    if (typeof j?.memberCount !== 'number' || r.status >= 300) return r;
    return reply(r.status, { ...j, memberCount: j.memberCount - this.world.spares.length });
  }
}
