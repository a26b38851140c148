/** Measurements with JMH, run by hand: see {@link io.energyiot.bench.micro.CodecBenchmark}. */
package io.energyiot.bench;
