/** Measurements with JMH, run by hand: see {@link io.energyiot.bench.CodecBenchmark}. */
package io.energyiot.bench;
