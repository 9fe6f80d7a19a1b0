// What a Node.js handler expects to find, as far as it goes without a network, files or packages. Evaluates to a
// function from the natives to the engine that src/javascript/instance.rs drives.
((native) => {
  "use strict";

  const utf8Encode = (text) => {
    const bytes = [];
    for (const character of String(text)) {
      let code = character.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else {
        bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      }
    }
    return bytes;
  };

  // As the Encoding standard has it: each maximal part of a broken sequence is one U+FFFD.
  const utf8Decode = (bytes, fatal) => {
    let text = "";
    let [code, needed, low, high] = [0, 0, 0x80, 0xbf];
    const broken = () => {
      if (fatal) throw new TypeError("The encoded data was not valid for encoding utf-8");
      [needed, low, high] = [0, 0x80, 0xbf];
      text += "\ufffd";
    };
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (needed > 0) {
        if (byte < low || byte > high) {
          broken();
          i--;
          continue;
        }
        [low, high] = [0x80, 0xbf];
        code = (code << 6) | (byte & 63);
        if (--needed === 0) text += String.fromCodePoint(code);
      } else if (byte < 0x80) text += String.fromCharCode(byte);
      else if (byte >= 0xc2 && byte <= 0xdf) [needed, code] = [1, byte & 31];
      else if (byte >= 0xe0 && byte <= 0xef) {
        [needed, code] = [2, byte & 15];
        if (byte === 0xe0) low = 0xa0;
        if (byte === 0xed) high = 0x9f;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        [needed, code] = [3, byte & 7];
        if (byte === 0xf0) low = 0x90;
        if (byte === 0xf4) high = 0x8f;
      } else broken();
    }
    if (needed > 0) broken();
    return text;
  };

  class TextEncoder {
    get encoding() {
      return "utf-8";
    }
    encode(text = "") {
      return Uint8Array.from(utf8Encode(text));
    }
  }

  const bytesOf = (data) => {
    if (data === undefined) return [];
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  };

  class TextDecoder {
    #options;
    constructor(label = "utf-8", options = {}) {
      if (!/^utf-?8$/i.test(label)) throw new RangeError(`The "${label}" encoding is not supported`);
      this.#options = options;
    }
    get encoding() {
      return "utf-8";
    }
    decode(data) {
      const text = utf8Decode(bytesOf(data), this.#options.fatal);
      return this.#options.ignoreBOM || text[0] !== "\ufeff" ? text : text.slice(1);
    }
  }

  const base64 = (text) => {
    const clean = text.replace(/-/g, "+").replace(/_/g, "/").replace(/=[\s\S]*$/, "").replace(/[^A-Za-z0-9+/]/g, "");
    const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
    return Array.from(atob(whole), (character) => character.charCodeAt(0));
  };

  const latin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

  const encodings = {
    utf8: [utf8Encode, (bytes) => utf8Decode(bytes)],
    hex: [
      (text) => (/^(?:[0-9a-f]{2})*/i.exec(text)[0].match(/../g) ?? []).map((pair) => parseInt(pair, 16)),
      (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    ],
    base64: [base64, (bytes) => btoa(latin1(bytes))],
    base64url: [
      base64,
      (bytes) => btoa(latin1(bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""),
    ],
    latin1: [(text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 255), latin1],
    ascii: [
      (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 255),
      (bytes) => latin1(bytes.map((byte) => byte & 127)),
    ],
  };
  encodings["utf-8"] = encodings.utf8;
  encodings.binary = encodings.latin1;

  const encoding = (name = "utf8") => {
    const found = encodings[String(name).toLowerCase()];
    if (!found) throw new TypeError(`Unknown encoding: ${name}`);
    return found;
  };

  class Buffer extends Uint8Array {
    static from(value, encodingOrOffset, length) {
      if (typeof value === "string") return Buffer.#of(encoding(encodingOrOffset)[0](value));
      if (value instanceof ArrayBuffer) return new Buffer(value, encodingOrOffset, length);
      if (value?.type === "Buffer" && Array.isArray(value.data)) return Buffer.#of(value.data);
      if (typeof value !== "object" || value === null) {
        throw new TypeError("The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array");
      }
      return Buffer.#of(value);
    }
    static #of(bytes) {
      const buffer = new Buffer(bytes.length);
      buffer.set(bytes);
      return buffer;
    }
    static alloc(size, fill = 0, name) {
      const buffer = new Buffer(size);
      if (typeof fill === "number") return buffer.fill(fill);
      const bytes = Buffer.from(fill, name);
      for (let i = 0; bytes.length && i < size; i++) buffer[i] = bytes[i % bytes.length];
      return buffer;
    }
    static allocUnsafe(size) {
      return new Buffer(size);
    }
    static concat(list, length = list.reduce((sum, part) => sum + part.length, 0)) {
      const buffer = new Buffer(length);
      let at = 0;
      for (const part of list) {
        const fitting = part.subarray(0, length - at);
        buffer.set(fitting, at);
        at += fitting.length;
      }
      return buffer;
    }
    static byteLength(value, name) {
      return typeof value === "string" ? encoding(name)[0](value).length : value.byteLength;
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static isEncoding(name) {
      return String(name).toLowerCase() in encodings;
    }
    static compare(a, b) {
      return a.compare(b);
    }
    toString(name, start = 0, end = this.length) {
      return encoding(name)[1](this.subarray(start, end));
    }
    toJSON() {
      return { type: "Buffer", data: Array.from(this) };
    }
    equals(other) {
      return this.compare(other) === 0;
    }
    compare(other) {
      for (let i = 0; i < Math.min(this.length, other.length); i++) {
        if (this[i] !== other[i]) return this[i] < other[i] ? -1 : 1;
      }
      return Math.sign(this.length - other.length);
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
  }

  // Timers: kept here, slept for by the host.
  let timers = [];
  let lastTimer = 0;
  class Timeout {
    constructor(id) {
      this.id = id;
    }
    ref() {
      return this;
    }
    unref() {
      return this;
    }
    hasRef() {
      return true;
    }
    [Symbol.toPrimitive]() {
      return this.id;
    }
  }
  const schedule = (callback, delay, every, parameters) => {
    if (typeof callback !== "function") throw new TypeError('The "callback" argument must be of type function');
    const wait = Math.min(Math.max(Number(delay) || 0, 1), 2 ** 31 - 1);
    const timer = { id: ++lastTimer, at: native.elapsed() + wait, every: every ? wait : 0, callback, parameters };
    timers.push(timer);
    return new Timeout(timer.id);
  };
  const setTimeout = (callback, delay, ...parameters) => schedule(callback, delay, false, parameters);
  const setInterval = (callback, delay, ...parameters) => schedule(callback, delay, true, parameters);
  const setImmediate = (callback, ...parameters) => schedule(callback, 0, false, parameters);
  const clearTimeout = (timeout) => {
    const id = Number(timeout ?? 0);
    timers = timers.filter((timer) => timer.id !== id);
  };
  const earliest = () => timers.reduce((first, timer) => (first && first.at <= timer.at ? first : timer), undefined);

  // Console lines are formatted about as Node does, objects as JSON.
  const show = (value) => {
    if (typeof value === "string") return value;
    if (value instanceof Error) return value.stack ? `${value}\n${value.stack.trimEnd()}` : String(value);
    if (typeof value !== "object" || value === null) {
      return typeof value === "bigint" ? `${value}n` : typeof value === "function" ? `[Function: ${value.name}]` : String(value);
    }
    try {
      return JSON.stringify(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  };
  const format = (first, ...rest) => {
    if (typeof first !== "string") return [first, ...rest].map(show).join(" ");
    const text = first.replace(/%([sdifjoOc%])/g, (match, kind) => {
      if (kind === "%") return "%";
      if (rest.length === 0) return match;
      const value = rest.shift();
      if (kind === "c") return "";
      if (kind === "d") return String(Number(value));
      if (kind === "i") return String(parseInt(value, 10));
      if (kind === "f") return String(parseFloat(value));
      return show(value);
    });
    return [text, ...rest.map(show)].join(" ");
  };
  const log = (level) => (...values) => native.log(level, format(...values));
  const console = {
    error: log("error"),
    warn: log("warn"),
    info: log("info"),
    log: log("info"),
    debug: log("debug"),
    trace: log("debug"),
    dir: log("info"),
    assert: (condition, ...values) => {
      if (!condition) console.error("Assertion failed", ...values);
    },
    group() {},
    groupEnd() {},
    time() {},
    timeEnd() {},
  };

  const randomBytes = (size) => Buffer.from(native.random(size), "hex");
  const crypto = {
    randomUUID: () => native.uuid(),
    randomBytes,
    randomInt: (a, b) => {
      const [low, range] = b === undefined ? [0, a] : [a, b - a];
      if (!Number.isSafeInteger(range) || range < 1 || range > 2 ** 48) {
        throw new RangeError("randomInt needs whole numbers, min < max, at most 2 ** 48 apart");
      }
      // Draws from 48 bits without bias.
      const bound = 2 ** 48 - (2 ** 48 % range);
      for (;;) {
        const drawn = randomBytes(6).reduce((sum, byte) => sum * 256 + byte, 0);
        if (drawn < bound) return low + (drawn % range);
      }
    },
    getRandomValues: (array) => {
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(randomBytes(array.byteLength));
      return array;
    },
    timingSafeEqual: (a, b) => {
      const [left, right] = [bytesOf(a), bytesOf(b)];
      if (left.length !== right.length) throw new RangeError("Input buffers must have the same byte length");
      return left.reduce((difference, byte, i) => difference | (byte ^ right[i]), 0) === 0;
    },
  };

  const structuredClone = (value, seen = new Map()) => {
    if (typeof value === "function" || typeof value === "symbol") {
      throw new TypeError(`${show(value)} could not be cloned.`);
    }
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const keep = (copy) => {
      seen.set(value, copy);
      return copy;
    };
    const copyOf = (part) => structuredClone(part, seen);
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (ArrayBuffer.isView(value)) return keep(new value.constructor(value));
    if (value instanceof Map) {
      const copy = keep(new Map());
      value.forEach((part, key) => copy.set(copyOf(key), copyOf(part)));
      return copy;
    }
    if (value instanceof Set) {
      const copy = keep(new Set());
      value.forEach((part) => copy.add(copyOf(part)));
      return copy;
    }
    if (value instanceof Error) {
      const copy = keep(new (globalThis[value.name] ?? Error)(value.message));
      copy.stack = value.stack;
      return copy;
    }
    const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
    return copy;
  };

  // The host's clock, which tests move.
  const SystemDate = globalThis.Date;
  class Date extends SystemDate {
    constructor(...parts) {
      if (parts.length === 0) super(native.now());
      else super(...parts);
    }
    static now() {
      return native.now();
    }
  }
  // Called without `new` it gives the time as text.
  const HostDate = new Proxy(Date, { apply: () => new Date().toString() });
  Object.defineProperty(Date.prototype, "constructor", { value: HostDate, writable: true, configurable: true });

  const process = {
    env: JSON.parse(native.env()),
    nextTick: (callback, ...parameters) => queueMicrotask(() => callback(...parameters)),
    platform: "linux",
    argv: [],
    version: "v22.0.0",
    versions: { node: "22.0.0" },
    cwd: () => "/var/task",
    uptime: () => native.elapsed() / 1000,
    hrtime: Object.assign(
      ([seconds, nanoseconds] = [0, 0]) => {
        const total = native.elapsed() * 1e6 - (seconds * 1e9 + nanoseconds);
        return [Math.floor(total / 1e9), Math.floor(total % 1e9)];
      },
      { bigint: () => BigInt(Math.floor(native.elapsed() * 1e6)) },
    ),
    on: () => process,
    once: () => process,
    exit: (code) => {
      throw new Error(`process.exit(${code ?? 0}) called`);
    },
  };

  const promisify = (work) => (...parameters) =>
    new Promise((resolve, reject) => {
      work(...parameters, (error, value) => (error ? reject(error) : resolve(value)));
    });
  const timerModule = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval: clearTimeout, clearImmediate: clearTimeout };
  const modules = {
    buffer: { Buffer, atob, btoa },
    console,
    crypto: { ...crypto, webcrypto: crypto },
    process,
    timers: timerModule,
    "timers/promises": {
      setTimeout: (delay, value) => new Promise((resolve) => setTimeout(resolve, delay, value)),
      setImmediate: (value) => new Promise((resolve) => setImmediate(resolve, value)),
    },
    util: { promisify, inspect: show, format, TextEncoder, TextDecoder },
  };
  const require = (name) => {
    const bare = String(name).replace(/^node:/, "");
    if (Object.hasOwn(modules, bare)) return modules[bare];
    const error = new Error(
      `Cannot find module '${name}': Poolgate runs handlers in-process without npm packages, files or a network; ` +
        `there are ${Object.keys(modules).join(", ")}`,
    );
    error.code = "MODULE_NOT_FOUND";
    throw error;
  };

  const globals = {
    ...timerModule, Buffer, TextEncoder, TextDecoder, console, crypto, process, structuredClone: (value) => structuredClone(value),
    Date: HostDate, global: globalThis,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }

  // The text that Lambda's Node.js runtime would report as `errorMessage`.
  const messageOf = (error) => {
    // QuickJS throws it when there is no room for an error.
    if (error === null) return "out of memory";
    try {
      return String(error instanceof Error ? error.message : error).toWellFormed();
    } catch {
      return "the error has no text";
    }
  };

  let handler;
  return {
    // Runs a CommonJS file, given as a function of its surroundings.
    commonJs(file) {
      const module = { exports: {} };
      file.call(module.exports, module.exports, require, module, "/var/task/index.js", "/var/task");
      handler = module.exports?.handler;
    },
    module(namespace) {
      handler = namespace.handler;
    },
    // Starts on an event; the outcome goes to `native.settle(ok, text)`, once.
    start(text, number) {
      let settled = false;
      const settle = (ok, outcome) => {
        if (settled) return;
        settled = true;
        native.settle(number, ok, outcome);
      };
      const fail = (error) => settle(false, messageOf(error));
      const succeed = (value) => {
        if (settled) return;
        let output;
        try {
          output = JSON.stringify(value === undefined ? null : value);
        } catch {
          return settle(false, "Unable to stringify response body");
        }
        settle(true, output ?? "null");
      };
      const callback = (error, value) => (error === undefined || error === null ? succeed(value) : fail(error));
      const context = {
        callbackWaitsForEmptyEventLoop: true,
        functionName: native.name,
        functionVersion: "$LATEST",
        invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${native.name}`,
        memoryLimitInMB: String(native.megabytes),
        awsRequestId: native.uuid(),
        logGroupName: `/aws/lambda/${native.name}`,
        logStreamName: "in-process",
        getRemainingTimeInMillis: () => native.remaining(),
        done: callback,
        fail,
        succeed,
      };
      if (typeof handler !== "function") return settle(false, "index.handler is undefined or not exported");
      try {
        const returned = handler(JSON.parse(text), context, callback);
        if (typeof returned?.then === "function") returned.then(succeed, fail);
        else if (returned !== undefined) succeed(returned);
      } catch (error) {
        fail(error);
      }
    },
    // Milliseconds to the next timer; below zero when there is none.
    wait() {
      const next = earliest();
      return next ? Math.max(next.at - native.elapsed(), 0) : -1;
    },
    // Runs the first timer that is due. What it throws ends the instance, as it ends a Node.js process.
    tick() {
      const timer = earliest();
      if (!timer || timer.at > native.elapsed()) return;
      if (timer.every) timer.at = native.elapsed() + timer.every;
      else clearTimeout(timer.id);
      timer.callback(...timer.parameters);
    },
  };
})
