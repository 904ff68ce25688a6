// A seat without a browser: the same emulator, driven through the HTTP calls and the socket its
// own web page uses. Faster and needs no Chromium, but nothing is drawn.
import { Seat, splitMentions } from './seat.mjs';
import { place } from '../../../bot/demo/lib/world.mjs';
import { actions, findInput, inputs } from './cards.mjs';
import { listen } from './socket.mjs';

export class DirectSeat extends Seat {
  async open() {
    this.screen = new Map(); // where -> [{ id, text, card, thread, bot }]
    this.values = new Map(); // message id -> filled inputs
    const ws = this.origin.replace(/^http/, 'ws');
    this.sockets = [
      await listen(`${ws}/_ws_conversation/v1/conversations/stream`, (t) => this.onFrame(t)),
      await listen(`${ws}/_ws/log/stream`, (t) => this.onLog(t)),
    ];
    await fetch(`${this.origin}/_internal/v1/config`);
    this.where = undefined;
    await this.go('personal');
  }

  close() { for (const s of this.sockets || []) s.close(); }

  add(e) {
    const rec = super.add(e);
    const all = this.screen.get(e.where) || [];
    this.screen.set(e.where, all);
    const old = (e.kind === 'update' || e.kind === 'invoke-reply') && all.find((m) => m.id === e.id);
    if (old && e.kind === 'invoke-reply' && !e.card) old.text = `${old.text}\n${e.text}`;
    else if (old) Object.assign(old, { text: e.text, card: e.card });
    else all.push({ id: e.id, text: e.text, card: e.card, attachments: e.attachments, conversation: e.conversation, bot: true, buttons: [...actions(e.card).map((a) => a.title), ...(e.suggested || [])] });
    return rec;
  }

  async call(path, body) {
    const r = await fetch(this.origin + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await r.text();
    let json;
    try { json = JSON.parse(text); } catch { /* not JSON */ }
    return { ok: r.ok, status: r.status, text, json };
  }

  async go(where) {
    this.where = where;
    if (!this.isNew(where)) return;
    await this.call(`/_debug/conversation/${encodeURIComponent(place(this.world, this.user, where).id)}/installation`, {});
    await this.installed(where);
    await this.pause(50);
  }

  async list() { return (this.screen.get(this.where) || []).map((m) => ({ ...m })); }

  async write(where, text, conversation) {
    const names = [this.world.bot.name, ...this.world.users.map((u) => u.account.name)];
    const mentions = [];
    let out = '';
    for (const p of where === 'personal' ? [{ text }] : splitMentions(text, names, this.world.bot.name)) {
      if (!p.mention) { out += p.text; continue; }
      const id = p.mention === this.world.bot.name ? this.world.bot.id : this.world.users.find((u) => u.account.name === p.mention).account.id;
      mentions.push({ mentioned: { id, name: p.mention }, text: `<at>${p.mention}</at>` });
      out += `<at>${p.mention}</at>`;
    }
    await this.mark(where);
    this.act(where);
    const r = await this.call(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
      type: 'text', text: out, textFormat: 'plain', from: { id: this.user.account.id }, mentions,
    });
    if (!r.ok) throw new Error(`the emulator refused the message: ${r.status} ${r.text}`);
    const all = this.screen.get(where) || [];
    this.screen.set(where, all);
    all.push({ id: r.json.messageId, text, bot: false, conversation: r.json.postConversationId || conversation, buttons: [] });
  }

  say(where, text) { return this.write(where, text, place(this.world, this.user, where).id); }

  reply(where, text, inside) {
    const re = inside && new RegExp(inside, 'i');
    const m = (this.screen.get(where) || []).filter((x) => x.conversation && (!re || re.test(x.text))).pop();
    if (!m) throw new Error(`no thread${inside ? ` with /${inside}/` : ''} to reply to`);
    return this.write(where, text, m.conversation);
  }

  newest(where, inside, fits) {
    const re = inside && new RegExp(inside, 'i');
    return [...(this.screen.get(where) || [])].reverse().find((m) => m.bot && (!re || re.test(m.text)) && fits(m));
  }

  async soon(find, why) {
    for (let i = 0; i < 40; i++) {
      const r = find();
      if (r) return r;
      await this.pause(50);
    }
    throw new Error(why);
  }

  async fill(where, values, inside) {
    for (const [key, value] of Object.entries(values)) {
      const m = await this.soon(() => this.newest(where, inside, (x) => x.card && findInput(x.card, key)), `no input "${key}"`);
      const i = findInput(m.card, key);
      const raw = (v) => i.choices?.find((c) => c.title === String(v))?.value ?? String(v);
      const v = i.type === 'Input.Toggle' ? (value ? i.valueOn ?? 'true' : i.valueOff ?? 'false') : [value].flat().map(raw).join(',');
      this.values.set(m.id, { ...this.values.get(m.id), [i.id]: v });
    }
  }

  async click(where, name, inside) {
    const is = (t) => (t || '').trim().toLowerCase() === name.trim().toLowerCase();
    const m = await this.soon(
      () => this.newest(where, inside, (x) => actions(x.card).some((a) => is(a.title)) || x.buttons.some(is)),
      `no button "${name}"`);
    const a = actions(m.card).find((x) => is(x.title));
    if (!a) return this.write(where, name, m.conversation); // suggested action
    await this.mark(where);
    this.act(where);
    if (a.type !== 'Action.Submit' && a.type !== 'Action.Execute') return undefined;
    const own = {};
    for (const i of inputs(m.card)) if (i.type === 'Input.Toggle') own[i.id] = i.value ?? i.valueOff ?? 'false'; else if (i.value !== undefined) own[i.id] = String(i.value);
    const data = a.associatedInputs === 'none' ? a.data : { ...(typeof a.data === 'object' ? a.data : {}), ...own, ...this.values.get(m.id) };
    const head = { from: { id: this.user.account.id }, conversation: { id: m.conversation }, replyToId: m.id };
    if (a.type === 'Action.Submit') {
      const r = await this.call('/_conversation/v1/submit', { ...head, value: data ?? {} });
      if (!r.ok) throw new Error(`the emulator refused the click: ${r.status} ${r.text}`);
      this.values.delete(m.id); // the page empties a card when it was submitted
      return undefined;
    }
    const r = await this.call('/_conversation/v1/invoke', {
      ...head, name: 'adaptiveCard/action', value: { action: { type: a.type, title: a.title, verb: a.verb, data } },
    });
    this.onInvokeReply(where, r.ok ? r.json : { value: `Unable to reach app. Please try again. (HTTP ${r.status} ${r.text.slice(0, 200)})` }, m.id);
    return undefined;
  }

  async screenshot() { /* nothing to show */ }
  pause(ms) { return new Promise((ok) => { setTimeout(ok, ms); }); }
}
