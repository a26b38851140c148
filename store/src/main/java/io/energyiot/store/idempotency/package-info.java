/** What was answered to requests that a client may send again, by the client's key. */
package io.energyiot.store.idempotency;
