// A seat = one person at one emulator window. Common part: what the client received.
import { place, userOf } from '../../../bot/demo/lib/world.mjs';
import { readMessage, firstText } from './cards.mjs';

export class Seat {
  constructor({ key, world, origin, relay, clock }) {
    Object.assign(this, { key, world, origin, relay, clock });
    this.user = userOf(world, key);
    this.messages = []; // everything the client got, in order
    this.notes = []; // warnings of the emulator
    this.acted = new Map(); // where -> time of this person's last action there
    this.base = new Map(); // where -> texts on the screen before that action
    this.seen = new Set();
    this.visited = new Set();
    this.where = 'personal';
  }

  whereOf(conv) {
    const base = (conv || '').split(';')[0];
    return ['personal', 'group', 'channel', 'general'].find((w) => place(this.world, this.user, w).id === base) || base;
  }

  onFrame(raw) {
    let f;
    try { f = JSON.parse(raw); } catch { return; }
    const at = this.clock();
    const where = this.whereOf(f.actionConversationId);
    if (f.action === 'typing') {
      this.messages.push({ user: this.key, where, kind: 'typing', at, text: '' });
      return;
    }
    const m = f.message;
    if (!m) return;
    const once = `${f.action}|${m.messageId}|${m.timestamp}|${JSON.stringify(m.text)}|${JSON.stringify(m.attachments)}`;
    if (this.seen.has(once)) return; // the client may hold two sockets
    this.seen.add(once);
    this.add({
      kind: f.action === 'updateMessage' ? 'update' : 'message', where, at, id: m.messageId,
      conversation: m.postConversationId || f.actionConversationId, ...readMessage(m),
    });
  }

  add(e) {
    const since = this.acted.get(e.where);
    const rec = { user: this.key, ...e };
    if (since !== undefined) rec.latency_ms = Math.round(e.at - since);
    this.messages.push(rec);
    return rec;
  }

  // answer of the bot to Action.Execute (comes back on the same HTTP call, not on the socket)
  onInvokeReply(where, body, replyToId) {
    const adaptive = body?.type === 'application/vnd.microsoft.card.adaptive';
    const e = { kind: 'invoke-reply', where, at: this.clock(), id: replyToId, type: body?.type };
    if (adaptive) Object.assign(e, readMessage({ attachments: [{ contentType: body.type, content: body.value }] }));
    else e.text = typeof body?.value === 'string' ? body.value : JSON.stringify(body?.value ?? body ?? '');
    this.add(e);
  }

  onLog(raw) {
    let f;
    try { f = JSON.parse(raw); } catch { return; }
    const l = f.log;
    if (l && l.level && l.level !== 'info' && l.displayText) this.notes.push({ user: this.key, at: this.clock(), text: l.displayText });
  }

  act(where) { this.acted.set(where, this.clock()); }

  async mark(where) { this.base.set(where, (await this.list()).map((m) => m.text)); }

  // bot messages on the screen that are new or changed since this person's last action there
  async fresh(where) {
    const left = new Map();
    for (const t of this.base.get(where) || []) left.set(t, (left.get(t) || 0) + 1);
    return (await this.list()).filter((m) => {
      if (!m.bot) return false;
      const n = left.get(m.text) || 0;
      if (n) left.set(m.text, n - 1);
      return !n;
    });
  }

  // the received message behind a text on the screen
  behind(where, text) {
    const flat = (s) => (s || '').replace(/<[^>]*>/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
    const t = flat(text);
    const all = this.messages.filter((m) => m.where === where && m.kind !== 'typing').reverse();
    return all.find((m) => m.card && firstText(m.card) && t.startsWith(flat(firstText(m.card))))
      || all.find((m) => !m.card && flat(m.text) && t.startsWith(flat(m.text)))
      || all.find((m) => m.card && firstText(m.card) && t.includes(flat(firstText(m.card))))
      || all.find((m) => !m.card && flat(m.text) && t.includes(flat(m.text)));
  }

  // The emulator tells the bot of its installation the first time the personal chat, the group
  // chat or any channel of the team is opened; wait for that.
  isNew(where) { return !this.visited.has(place(this.world, this.user, where).kind === 'channel' ? 'team' : where); }

  async installed(where) {
    if (!this.isNew(where)) return;
    const { id, kind } = place(this.world, this.user, where);
    this.visited.add(kind === 'channel' ? 'team' : where);
    await Promise.all(['installationUpdate', 'conversationUpdate'].map((type) => this.relay.until(
      (e) => e.dir === 'to_bot' && e.user === this.key && e.type === type && e.conversation === id, 8000)));
  }

  // any activity: a template name (install, uninstall, userAdded, ...) or an object laid over the base activity
  async activity(where, given) {
    const { id } = place(this.world, this.user, where);
    const q = new URLSearchParams({ conversationId: id });
    if (typeof given === 'string') q.set('type', given);
    const res = await fetch(`${this.origin}/_internal/v1/customActivities/template?${q}`);
    if (!res.ok) throw new Error(`no such activity template: ${JSON.stringify(given)} (${res.status})`);
    const a = await res.json();
    a.from = { ...a.from, name: this.user.account.name };
    if (typeof given === 'object') for (const [k, v] of Object.entries(given)) a[k] = v && typeof v === 'object' && !Array.isArray(v) && a[k] ? { ...a[k], ...v } : v;
    await this.mark(where);
    this.act(where);
    const t0 = this.clock();
    await fetch(`${this.origin}/_internal/v1/customActivities`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(a),
    });
    const seen = await this.relay.until((e) => e.dir === 'to_bot' && e.activity?.id === a.id && e.at >= t0, 10000);
    if (!seen) throw new Error('the bot did not answer the activity in 10 s');
    return seen;
  }
}

export function splitMentions(text, names, botName) {
  const all = [...names].sort((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const re = new RegExp(`@(bot\\b|${all.join('|')})`, 'gi');
  const out = [];
  let at = 0;
  for (const m of text.matchAll(re)) {
    if (m.index > 0 && /\S/.test(text[m.index - 1])) continue; // an e-mail address
    if (m.index > at) out.push({ text: text.slice(at, m.index) });
    const name = /^bot$/i.test(m[1]) ? botName : [...names].find((n) => n.toLowerCase() === m[1].toLowerCase());
    out.push({ mention: name });
    at = m.index + m[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}
