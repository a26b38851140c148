/**
 * Readings sent by REST: as fast as they are taken and at a set rate ({@code ./energy bench
 * stream}), and a whole day with its sealing ({@code ./energy bench day}).
 */
package io.energyiot.bench.stream;
