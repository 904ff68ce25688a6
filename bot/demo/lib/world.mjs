// The tenant that is played: one bot, named users, one group chat, one team with one extra channel.
// Values only: what starts, draws or talks lives elsewhere.
// The emulator wants exactly six people (currentUser + 5); missing ones are padded with
// "spare" users, which the relay hides from the rosters the bot asks for.

export const DEFAULT_WORLD = {
  users: [
    { key: 'maria', name: 'Maria Okafor', email: 'maria.okafor@example.org' },
    { key: 'tom', name: 'Tom Reed', email: 'tom.reed@example.org' },
    { key: 'aisha', name: 'Aisha Khan', email: 'aisha.khan@example.org' },
    { key: 'li', name: 'Li Wei', email: 'li.wei@example.org' },
  ],
};

const guid = (kind, n) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function person(u, n) {
  if (!u.key || !u.name) throw new Error('every user of the world needs "key" and "name"');
  const parts = u.name.trim().split(/\s+/);
  const email = u.email || `${u.key}@example.org`;
  return {
    key: u.key,
    personalId: u.personalId || `a:${u.key}`,
    account: {
      id: u.id || `29:${u.key}`,
      name: u.name,
      userPrincipleName: u.upn || email, // (sic) the emulator's own spelling
      aadObjectId: u.aadObjectId || guid('a', n + 1),
      givenName: u.givenName || parts[0],
      surname: u.surname || parts.slice(1).join(' ') || parts[0],
      email,
    },
  };
}

export function makeWorld(given) {
  const w = { ...DEFAULT_WORLD, ...(given || {}) };
  const users = w.users.map(person);
  const keys = users.map((u) => u.key);
  if (new Set(keys).size !== keys.length) throw new Error('user keys must be different');
  const spares = [];
  for (let i = 1; users.length + spares.length < 6; i++) {
    spares.push(person({ key: `spare${i}`, name: `Spare ${i}`, id: `29:spare-${i}` }, 90 + i));
  }
  return {
    tenantId: w.tenantId || guid('b', 1),
    bot: { id: w.bot?.id || '28:board-bot', name: w.bot?.name || 'Board Bot' },
    users,
    spares,
    group: { id: w.group?.id || '19:group@thread.v2', name: w.group?.name || 'Board chat' },
    team: {
      id: w.team?.id || '19:general@thread.tacv2',
      name: w.team?.name || 'Board',
      aadGroupId: w.team?.aadGroupId || guid('c', 1),
      channel: {
        id: w.team?.channel?.id || '19:papers@thread.tacv2',
        name: w.team?.channel?.name || 'Papers',
      },
    },
  };
}

export function userOf(world, key) {
  const u = world.users.find((x) => x.key === key);
  if (!u) throw new Error(`no user "${key}" in the world (there are: ${world.users.map((x) => x.key).join(', ')})`);
  return u;
}

// The emulator's config file for one person's window (JSON is valid YAML).
export function playgroundConfig(world, key) {
  const me = userOf(world, key);
  const others = [...world.users, ...world.spares].filter((u) => u.key !== key).slice(0, 5);
  return {
    version: '0.1.1',
    tenantId: world.tenantId,
    bot: world.bot,
    currentUser: me.account,
    users: others.map((u) => u.account),
    personalChat: { id: me.personalId },
    groupChat: { id: world.group.id, name: world.group.name },
    team: {
      id: world.team.id,
      name: world.team.name,
      aadGroupId: world.team.aadGroupId,
      channels: [world.team.channel],
    },
  };
}

// script word -> { id, tree: name in the left-hand list, kind }
export function place(world, user, where) {
  const ch = world.team.channel;
  switch (where) {
    case 'personal': return { id: user.personalId, tree: 'Personal Chat', kind: 'chat' };
    case 'group': return { id: world.group.id, tree: world.group.name, kind: 'chat' };
    case 'general': return { id: world.team.id, tree: `${world.team.name} - General`, kind: 'channel' };
    case 'channel': return { id: ch.id, tree: `${world.team.name} - ${ch.name}`, kind: 'channel' };
    default: throw new Error(`unknown place "${where}" (personal, group, channel, general)`);
  }
}
