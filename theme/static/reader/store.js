/* Where entries lie: the browser's own storage, under keys that carry the site's path and id, since some hosts share one
   origin among sites. Where nothing can be kept, the page goes on with its memory, and `state` says so. */

/**
 * @typedef {{base: string, feed: string}} Scope
 * @typedef {"kept" | "denied" | "full"} State
 */

/** The browser's storage; null where it is denied. */
function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** @param {string | null | undefined} text @returns {any} */
function parsedOrNull(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export class Store {
  /**
   * @param {Scope} scope
   * @param {Storage | null} area
   */
  constructor(scope, area = browserStorage()) {
    this.area = area;
    this.prefix = `daybyday ${scope.base}/ ${scope.feed} `;
    /** @type {Map<string, string>} what could not be kept */
    this.memory = new Map();
    /** @type {State} */
    this.state = this.canKeep() ? "kept" : "denied";
  }

  /** Whether anything can be kept: some browsers have a storage without room. */
  canKeep() {
    const key = `${this.prefix}#try`;
    try {
      if (!this.area) return false;
      this.area.setItem(key, "1");
      this.area.removeItem(key);
      return true;
    } catch {
      return Boolean(this.area && this.area.length);
    }
  }

  /**
   * What stands under a key, as it is in the storage now; null for nothing.
   * @param {string} key
   * @returns {any}
   */
  get(key) {
    try {
      return parsedOrNull(this.memory.get(key) ?? this.area?.getItem(this.prefix + key));
    } catch {
      return null;
    }
  }

  /**
   * Write one entry, and no other: another tab may have written some since.
   * @param {string} key
   * @param {object} value
   */
  set(key, value) {
    const text = JSON.stringify(value);
    this.memory.delete(key);
    try {
      if (!this.area) throw new Error("denied");
      this.area.setItem(this.prefix + key, text);
      if (this.state === "full" && !this.memory.size) this.state = "kept";
    } catch {
      this.memory.set(key, text);
      if (this.state === "kept") this.state = "full";
    }
  }

  /** The keys of all entries of the site. */
  keys() {
    const keys = new Set(this.memory.keys());
    try {
      for (let index = 0; index < (this.area?.length ?? 0); index++) {
        const key = this.area?.key(index);
        if (key?.startsWith(this.prefix)) keys.add(key.slice(this.prefix.length));
      }
    } catch {
      /* denied since */
    }
    return [...keys].sort();
  }

  /** Nothing of the site is left. */
  clear() {
    for (const key of this.keys()) {
      this.memory.delete(key);
      try {
        this.area?.removeItem(this.prefix + key);
      } catch {
        /* denied since */
      }
    }
  }

  /**
   * Whenever another tab has written: under which key ("" for all), what stood there for it, and what does now.
   * @param {(key: string, before: any, after: any) => void} heard
   */
  watch(heard) {
    window.addEventListener("storage", ({ key, oldValue, newValue }) => {
      if (key === null) heard("", null, null);
      else if (key.startsWith(this.prefix)) heard(key.slice(this.prefix.length), parsedOrNull(oldValue), parsedOrNull(newValue));
    });
  }
}
