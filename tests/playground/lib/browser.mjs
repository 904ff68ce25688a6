// A seat at a real browser: everything goes through the emulator's own web page.
import { Seat, splitMentions } from './seat.mjs';
import { place } from '../../../bot/demo/lib/world.mjs';
import { findInput, inputs } from './cards.mjs';

// px of a window whose chat is read easily in a picture; the lists beside it cannot be clicked any more
const NARROW = 1010;

// runs inside the page
function helpers() {
  const MORE = 'button[aria-label="Show more information"]';
  const shown = (e) => e && e.getClientRects().length > 0;
  const txt = (e) => (e?.innerText || '').replace(/\u00a0/g, ' ').replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n').trim();
  const nameOf = (e) => (e.getAttribute('aria-label') || e.getAttribute('title') || txt(e)).trim();
  // messages, oldest first: { author, parts: [elements], thread }
  function nodes() {
    const out = [];
    const heads = [...document.querySelectorAll('[aria-label="Message header"]')];
    if (heads.length) {
      for (const h of heads) {
        const author = h.querySelector('[aria-label="Message author"]');
        out.push({ author: author ? txt(author) : null, parts: [...h.parentElement.children].filter((c) => c !== h) });
      }
      return out;
    }
    const threads = [...document.querySelectorAll('.fui-Card[role=group]')].filter((c) => c.querySelector(MORE));
    threads.reverse().forEach((card, thread) => {
      const head = card.querySelector('.fui-CardHeader');
      const post = { author: txt(head.querySelector('.fui-Text')), parts: [], thread, card };
      out.push(post);
      for (let e = head.nextElementSibling; e && e.getAttribute('role') !== 'separator'; e = e.nextElementSibling) {
        const more = [...e.querySelectorAll(MORE)];
        if (!more.length) { post.parts.push(e); continue; }
        for (const b of more) {
          const row = b.parentElement.parentElement;
          out.push({
            author: txt(row.querySelector('.fui-Text')), thread,
            parts: [...row.parentElement.children].filter((c) => c !== row),
          });
        }
      }
    });
    return out;
  }
  const textOf = (m) => m.parts.map(txt).filter(Boolean).join('\n');
  function mark(e) {
    document.querySelectorAll('[data-harness]').forEach((x) => x.removeAttribute('data-harness'));
    e.setAttribute('data-harness', '1');
  }
  function labelOf(e) {
    const by = (e.getAttribute('aria-labelledby') || '').split(/\s+/).map((i) => i && document.getElementById(i)).filter(Boolean).map((n) => (n === e ? e.getAttribute('aria-label') : txt(n))).filter(Boolean);
    if (by.length) return by.join(' ');
    const l = e.id && document.querySelector(`label[for="${CSS.escape(e.id)}"]`);
    return (l && txt(l)) || e.getAttribute('aria-label') || '';
  }
  const norm = (s) => (s || '').replace(/\s*\*\s*$/, '').replace(/\s+/g, ' ').trim().toLowerCase();
  window.harness = {
    list: () => nodes().map((m) => ({ author: m.author, text: textOf(m), thread: m.thread, buttons: m.parts.flatMap((p) => [...p.querySelectorAll('button')]).filter(shown).map(nameOf).filter(Boolean) })),
    button(name, inside) {
      const re = inside && new RegExp(inside, 'i');
      const want = norm(name);
      const sel = 'button,[role=button],a,[role=link],.ac-selectable';
      const pick = (els) => els.find((e) => norm(nameOf(e)) === want) || els.find((e) => norm(txt(e)) === want) || els.find((e) => norm(nameOf(e)).startsWith(want));
      const all = [];
      for (const m of nodes().reverse()) {
        if (re && !re.test(textOf(m))) continue;
        const els = m.parts.flatMap((p) => [...p.querySelectorAll(sel)]).filter(shown);
        all.push(...els.map(nameOf));
        const hit = pick(els);
        if (hit) { mark(hit); return { text: textOf(m) }; }
      }
      if (!re) { // dialogs and suggested actions live outside the messages
        const dialog = [...document.querySelectorAll('[role=dialog],[role=alertdialog]')].flatMap((d) => [...d.querySelectorAll(sel)]).filter(shown);
        const hit = pick(dialog) || pick([...document.querySelectorAll('button')].filter((b) => shown(b) && !b.closest('[role=toolbar],[role=region],[role=tree]')));
        if (hit) { mark(hit); return { text: '' }; }
      }
      return { error: `no button "${name}"; there are: ${[...new Set(all)].join(', ') || 'none'}` };
    },
    // one input of the newest message that has it
    input({ kind, label, option, placeholder, order, inside }) {
      const re = inside && new RegExp(inside, 'i');
      const want = norm(label);
      const there = [];
      for (const m of nodes().reverse()) {
        if (re && !re.test(textOf(m))) continue;
        const els = m.parts.flatMap((p) => [...p.querySelectorAll('input,textarea')]);
        const fields = els.filter((e) => !/checkbox|radio/.test(e.type));
        const ticks = els.filter((e) => /checkbox|radio/.test(e.type));
        there.push(...els.map(labelOf));
        let hit;
        if (kind === 'tick') {
          hit = ticks.find((e) => norm(labelOf(e)) === want) || ticks.find((e) => norm(labelOf(e)).endsWith(want));
        } else if (kind === 'option') {
          const full = norm(`${label || ''} ${option}`);
          hit = ticks.find((e) => norm(labelOf(e)) === full)
            || ticks.find((e) => norm(labelOf(e)) === norm(option) && (!label || norm(labelOf(e.closest('[role=radiogroup],[role=group]') || e)) === want))
            || ticks.find((e) => norm(labelOf(e)) === norm(option));
        } else {
          hit = (label && fields.find((e) => norm(labelOf(e)) === want))
            || (placeholder && fields.find((e) => norm(e.placeholder) === norm(placeholder)))
            || (label && fields.find((e) => norm(labelOf(e)).startsWith(want)))
            || (order >= 0 ? fields[order] : undefined);
        }
        if (hit) { mark(hit); return { text: textOf(m), role: hit.getAttribute('role') }; }
      }
      return { error: `no input "${label || placeholder}"${option ? ` with "${option}"` : ''}; there are: ${[...new Set(there)].join(', ') || 'none'}` };
    },
    // the rectangle of the chat alone, from the newest message like "from" (else the first) to the end
    frame(from) {
      for (const e of [...document.querySelectorAll('span,div')].filter((x) => !x.children.length && /^Full width control is not supported/.test(txt(x)))) {
        let hint = e; // to developers, and no part of the conversation
        while (txt(hint.parentElement) === txt(e)) hint = hint.parentElement;
        hint.style.display = 'none';
      }
      document.activeElement?.blur();
      const re = from && new RegExp(from, 'is');
      const all = nodes();
      let first = all.length - 1;
      while (first > 0 && !(re && re.test(textOf(all[first])))) first--;
      const boxOf = (m) => (m.card ? [m.card] : m.parts.flatMap((p) => [p, p.parentElement])).map((e) => e.getBoundingClientRect()).filter((b) => b.width > 0);
      const boxes = all.slice(first).flatMap(boxOf);
      const every = all.flatMap(boxOf);
      const left = Math.min(...every.map((b) => b.left)) - (all[0]?.card ? 16 : 60); // room for the face beside it
      const top = Math.max(Math.min(...boxes.map((b) => b.top)) + 3, 49);
      const bottom = Math.min(Math.max(...boxes.map((b) => b.bottom)) + 12, window.innerHeight);
      return { x: left, y: top, width: window.innerWidth - left, height: bottom - top };
    },
    editor(kind, inside) {
      const all = [...document.querySelectorAll('[data-lexical-editor]')].filter(shown);
      if (kind === 'post') { mark(all[0]); return {}; } // a channel's first editor starts a post
      if (kind === 'chat') { mark(all[all.length - 1]); return {}; }
      const re = inside && new RegExp(inside, 'i');
      const ns = nodes().filter((m) => m.thread !== undefined);
      const m = [...ns].reverse().find((x) => !re || re.test(textOf(x)));
      const card = m && ns.find((x) => x.thread === m.thread && x.card)?.card;
      const ed = card?.querySelector('.fui-CardFooter [data-lexical-editor]');
      if (!ed) return { error: `no thread${inside ? ` with /${inside}/` : ''} to reply to` };
      mark(ed);
      return {};
    },
  };
}

export class BrowserSeat extends Seat {
  async open(context) {
    const page = this.page = await context.newPage();
    page.setDefaultTimeout(5000);
    await page.addInitScript(helpers);
    page.on('websocket', (ws) => ws.on('framereceived', ({ payload }) => {
      if (ws.url().includes('/_ws_conversation/')) this.onFrame(String(payload));
      else this.onLog(String(payload));
    }));
    page.on('response', async (r) => {
      if (!r.url().endsWith('/_conversation/v1/invoke')) return;
      const sent = r.request().postDataJSON();
      let body;
      try { body = JSON.parse(await r.text()); } catch { body = { value: `HTTP ${r.status()}` }; }
      if (sent?.name === 'adaptiveCard/action') this.onInvokeReply(this.whereOf(sent.conversation?.id), body, sent.replyToId);
    });
    page.on('pageerror', (e) => this.notes.push({ user: this.key, at: this.clock(), text: `page error: ${e.message.slice(0, 300)}` }));
    await page.goto(this.origin, { waitUntil: 'domcontentloaded', timeout: 20000 });
    await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor({ timeout: 20000 });
    await page.getByTitle('Hide log panel').click();
    await page.locator('[data-lexical-editor]').first().waitFor();
    await this.installed('personal');
    await page.waitForTimeout(100);
  }

  async go(where) {
    if (this.where === where) return;
    const p = place(this.world, this.user, where);
    await this.page.getByRole('treeitem', { name: p.tree, exact: true }).click();
    this.where = where;
    const sign = p.kind === 'channel' ? 'Start a new post' : 'Type a message...';
    if (p.kind === 'channel') await this.page.getByText(sign, { exact: true }).first().waitFor();
    else await this.page.waitForFunction(() => !document.querySelector('.fui-CardFooter') && document.querySelector('[data-lexical-editor]'));
    await this.installed(where);
    await this.page.waitForTimeout(100);
  }

  async list() {
    const all = await this.page.evaluate(() => window.harness.list());
    return all.map((m) => ({ ...m, bot: m.author === this.world.bot.name }));
  }

  get target() { return this.page.locator('[data-harness="1"]'); }

  async ask(method, ...args) {
    const r = await this.page.evaluate(([m, a]) => window.harness[m](...a), [method, args]);
    if (r.error) throw new Error(r.error);
    return r;
  }

  // a thing that may still be on its way: try for up to two seconds
  async askSoon(method, ...args) {
    const end = Date.now() + 2000;
    for (;;) {
      try { return await this.ask(method, ...args); } catch (e) { if (Date.now() > end) throw e; }
      await this.page.waitForTimeout(60);
    }
  }

  async write(where, text, kind, inside) {
    await this.askSoon('editor', kind, inside);
    await this.target.click();
    const inChat = where === 'personal';
    const names = [this.world.bot.name, ...this.world.users.map((u) => u.account.name)];
    for (const part of inChat ? [{ text }] : splitMentions(text, names, this.world.bot.name)) {
      if (part.mention) {
        await this.page.keyboard.insertText('@');
        await this.page.getByRole('listbox', { name: 'Typeahead menu' }).getByRole('menuitem').filter({ hasText: part.mention }).first().click();
        continue;
      }
      const lines = part.text.split('\n');
      for (let i = 0; i < lines.length; i++) {
        if (i) await this.page.keyboard.press('Shift+Enter');
        if (lines[i]) await this.page.keyboard.insertText(lines[i]);
      }
    }
    await this.mark(where);
    const sent = this.page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith('/messages'));
    this.act(where);
    if (kind === 'post') await this.page.getByRole('button', { name: 'Post', exact: true }).click();
    else await this.page.keyboard.press('Enter');
    const res = await sent;
    if (!res.ok()) throw new Error(`the emulator refused the message: ${res.status()} ${await res.text()}`);
  }

  say(where, text) { return this.write(where, text, place(this.world, this.user, where).kind === 'channel' ? 'post' : 'chat'); }

  reply(where, text, inside) {
    if (place(this.world, this.user, where).kind !== 'channel') return this.say(where, text);
    return this.write(where, text, 'reply', inside);
  }

  async click(where, name, inside) {
    await this.askSoon('button', name, inside);
    await this.mark(where);
    this.act(where);
    await this.target.click();
  }

  async fill(where, values, inside) {
    for (const [key, value] of Object.entries(values)) {
      const cards = this.messages.filter((m) => m.where === where && m.card).map((m) => m.card).reverse();
      const card = cards.find((c) => findInput(c, key));
      const i = card && findInput(card, key);
      const fields = card ? inputs(card).filter((c) => c.type !== 'Input.Toggle' && !(c.type === 'Input.ChoiceSet' && c.style === 'expanded')) : [];
      const spec = { label: i ? i.label || i.title : key, placeholder: i ? i.placeholder : key, order: i && !i.label && !i.title && !i.placeholder ? fields.indexOf(i) : -1, inside };
      const title = (v) => i?.choices?.find((c) => c.value === String(v))?.title ?? String(v);
      if (i?.type === 'Input.Toggle' || (!i && typeof value === 'boolean')) {
        await this.askSoon('input', { ...spec, label: i?.title || spec.label, kind: 'tick' });
        await this.target.setChecked(Boolean(value), { force: true });
      } else if (i?.type === 'Input.ChoiceSet' && (i.style === 'expanded')) {
        for (const v of [value].flat()) {
          await this.askSoon('input', { ...spec, option: title(v), kind: 'option' });
          await this.target.setChecked(true, { force: true });
        }
      } else {
        const r = await this.askSoon('input', { ...spec, kind: 'field' });
        if (i?.type === 'Input.ChoiceSet' || (!i && r.role === 'combobox')) {
          await this.target.click();
          for (const v of [value].flat()) await this.page.getByRole('option', { name: title(v), exact: true }).click();
          if (i?.isMultiSelect) await this.page.keyboard.press('Escape');
        } else {
          await this.target.fill(String(value));
          if (i?.type === 'Input.Date' || i?.type === 'Input.Time') {
            await this.page.keyboard.press('Enter'); // takes the typed value over
            for (let n = 0; n < 3 && await this.target.getAttribute('aria-expanded') === 'true'; n++) await this.page.keyboard.press('Escape');
          }
          await this.target.blur();
        }
      }
    }
  }

  // a tab in the background draws nothing, and clicks wait for it to draw
  async front() { await this.page.bringToFront(); }

  async screenshot(file, { chat, from } = {}) {
    if (!chat) { await this.page.screenshot({ path: file }); return; }
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ ...size, width: NARROW });
    await this.page.waitForTimeout(300);
    await this.page.screenshot({ path: file, clip: await this.ask('frame', from) });
    await this.page.setViewportSize(size);
  }

  pause(ms) { return this.page.waitForTimeout(ms); }
}
