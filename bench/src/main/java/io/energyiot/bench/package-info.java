/**
 * Measurements with JMH, run by hand: see {@link io.energyiot.bench.micro.CodecBenchCommandmark}.
 */
package io.energyiot.bench;
