/** Random batches of readings, and the texts that carry them. */
package io.energyiot.bench.model.batch;
