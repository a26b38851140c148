/** Readings sent as fast as they are taken: {@code ./energy bench stream}. */
package io.energyiot.bench.stream;
