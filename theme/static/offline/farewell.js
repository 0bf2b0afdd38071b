/* Stands where the worker stood, once a site keeps nothing for times without a network: it clears away what was kept, and
   goes. The kit publishes it at the root of the site, with what it has to know above it. */

/** @type {ServiceWorkerGlobalScope & {held: {prefix: string}}} */
const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", event => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(worker.held.prefix)).map(name => caches.delete(name)));
  await worker.registration.unregister();
}
