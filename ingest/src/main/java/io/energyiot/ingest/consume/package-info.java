/** From the topic into the store, at least once and idempotently. */
package io.energyiot.ingest.consume;
