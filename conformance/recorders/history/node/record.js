// Records what users see of Node's timers, as a history for `timerproof history`:
//
//   node record.js 1000 >node.ndjson
//
// Node reads its clock once in each turn of its loop, and counts from that reading. So that delays
// are counted from no later moment than Node does, `from` is the reading of the turn before.
'use strict';

const lines = [];
const stopAt = Number(process.argv[2] || 1000);
let seed = Number(process.argv[3] || 1);
let timers = 0;
let turn = now();

function now() {
  return process.hrtime.bigint();
}

// A number from 0 to below `n`; the same numbers for the same seed.
function random(n) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * n);
}

function called(t, op, fields, call) {
  const begin = now();
  const result = call();
  const end = now();
  lines.push(`{"kind":"call","th":1,"at":${begin},"t":${t},"op":"${op}"${fields}}`);
  lines.push(`{"kind":"return","th":1,"at":${end}}`);
  return result;
}

function delay(ms) {
  return `,"from":${turn},"delay":${BigInt(ms) * 1000000n}`;
}

function recorded(t, body) {
  return () => {
    lines.push(`{"kind":"fire","th":1,"at":${now()},"from":${turn},"t":${t}}`);
    if (body) body();
    lines.push(`{"kind":"done","th":1,"at":${now()},"t":${t}}`);
  };
}

// A timer that is refreshed a few times, before or after it has fired, and then cleared or left.
function once() {
  const t = ++timers;
  const ms = 1 + random(5);
  let left = random(4);
  let timer = null;
  const again = recorded(t, () => {
    if (left-- > 0 && random(2) === 0) called(t, 'reset', delay(ms), () => timer.refresh());
  });
  timer = called(t, 'start', delay(ms), () => setTimeout(again, ms));
  return () => {
    if (random(2) === 0) {
      called(t, 'stop', '', () => clearTimeout(timer));
      return true;
    }
    if (left-- > 0) called(t, 'reset', delay(ms), () => timer.refresh());
    return left <= 0;
  };
}

// An interval that is cleared, sometimes by its own function.
function interval() {
  const t = ++timers;
  const ms = 1 + random(4);
  let left = 2 + random(4);
  let timer = null;
  const stop = () => called(t, 'stop', '', () => clearInterval(timer));
  const tick = recorded(t, () => {
    if (--left === 0) stop();
  });
  timer = called(t, 'start', `${delay(ms)},"period":${BigInt(ms) * 1000000n}`, () =>
    setInterval(tick, ms));
  return () => {
    if (left > 0 && random(6) === 0) {
      left = -1;
      stop();
    }
    return left <= 0;
  };
}

const live = [];
const began = now();
let next = began;
let busy = began;
let rounds = 0;

// Runs once in each turn, between two runs of timers.
function loop() {
  turn = now();
  const on = turn - began < BigInt(stopAt) * 1000000n;
  if (turn >= next) {
    next = turn + 500000n;
    if (on) live.push(random(4) === 0 ? interval() : once());
    for (let i = live.length - 1; i >= 0; i--) {
      if ((!on || random(8) === 0) && live[i]()) live.splice(i, 1);
    }
  }
  if (on || live.length > 0) busy = turn;
  // What is still armed is due within 5 ms; each round runs what is due.
  if (turn - busy < 20000000n || rounds++ < 10) {
    setImmediate(loop);
  } else {
    end();
  }
}

function end() {
  const header = `{"schema":"timerproof-history","version":1,"runtime":"node ${process.version}","contract":"node"}`;
  process.stdout.write([header, ...lines, `{"kind":"end","at":${now()}}`, ''].join('\n'));
}

setImmediate(loop);
