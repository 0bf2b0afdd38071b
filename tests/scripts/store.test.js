import assert from "node:assert/strict";
import { test } from "node:test";

import { Store } from "../static/reader/store.js";

class Area {
  constructor(room = Infinity) {
    this.map = new Map();
    this.room = room;
  }
  get length() { return this.map.size; }
  key(index) { return [...this.map.keys()][index] ?? null; }
  getItem(key) { return this.map.get(key) ?? null; }
  removeItem(key) { this.map.delete(key); }
  setItem(key, text) {
    if (!this.map.has(key) && this.map.size >= this.room) throw new Error("QuotaExceededError");
    this.map.set(key, text);
  }
}
const SCOPE = { base: "/repo", feed: "tag:example.org,2026" };

test("two sites on one origin do not see each other", () => {
  const area = new Area(), one = new Store(SCOPE, area);
  one.set("c/1/1", { done: true });
  for (const scope of [{ ...SCOPE, base: "" }, { ...SCOPE, base: "/repo2" }, { ...SCOPE, feed: "tag:example.org,2027" }]) {
    const other = new Store(scope, area);
    assert.equal(other.get("c/1/1"), null);
    assert.deepEqual(other.keys(), []);
    other.clear();
  }
  assert.deepEqual(one.get("c/1/1"), { done: true });
});

test("two tabs write beside each other, entry by entry", () => {
  const area = new Area(), one = new Store(SCOPE, area), other = new Store(SCOPE, area);
  one.set("c/1/1", { done: true });
  other.set("c/1/2", { done: true });
  assert.deepEqual(one.keys(), ["c/1/1", "c/1/2"]);
  assert.deepEqual(one.get("c/1/2"), { done: true });
});

test("without a storage the page remembers by itself, and says so", () => {
  const store = new Store(SCOPE, null);
  store.set("c/1/1", { done: true });
  assert.equal(store.state, "denied");
  assert.deepEqual(store.get("c/1/1"), { done: true });
  assert.deepEqual(store.keys(), ["c/1/1"]);
});

test("a storage that takes nothing at all is one that is denied", () => {
  assert.equal(new Store(SCOPE, new Area(0)).state, "denied");
});

test("a full storage loses nothing that is in it, nor what is new while the page is open", () => {
  const area = new Area(2), store = new Store(SCOPE, area);
  store.set("c/1/1", { done: true });
  store.set("c/1/2", { done: true });
  assert.equal(store.state, "kept");
  store.set("c/1/3", { done: true });
  assert.equal(store.state, "full");
  assert.deepEqual(store.keys(), ["c/1/1", "c/1/2", "c/1/3"]);
  assert.equal(new Store(SCOPE, area).get("c/1/3"), null);
});

test("a storage that has room again is used again", () => {
  const area = new Area(1), store = new Store(SCOPE, area);
  store.set("a", { done: true });
  store.set("b", { done: true });
  area.room = 5;
  store.set("b", { done: false });
  assert.equal(store.state, "kept");
  assert.deepEqual(new Store(SCOPE, area).get("b"), { done: false });
});

test("what cannot be read is nothing", () => {
  const area = new Area(), store = new Store(SCOPE, area);
  area.setItem(`${store.prefix}c/1/1`, "{broken");
  assert.equal(store.get("c/1/1"), null);
});

test("forgetting leaves nothing of this site, and all of others", () => {
  const area = new Area(), store = new Store(SCOPE, area);
  area.setItem("theirs", "1");
  store.set("c/1/1", { done: true });
  store.set("#kept", { at: 1 });
  store.clear();
  assert.deepEqual([...area.map.keys()], ["theirs"]);
});
