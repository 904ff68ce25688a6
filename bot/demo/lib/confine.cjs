// Loaded into the emulator before its own code (node --require). The emulator listens on every
// interface and outlives whoever started it; a window in which anybody can speak as a board
// member must do neither.
'use strict';
const net = require('node:net');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function onLoopback(port, ...rest) {
  const plain = typeof port === 'number' && typeof rest[0] !== 'string';
  return plain ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};

// Its standard input is a pipe from the starter: the end of it is the end of the starter.
process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();
