package io.energyiot.platform.spark;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The state of a kept process of Spark, which lives.
 *
 * @param pid its number
 * @param running whether it does a job; otherwise it waits for one
 * @param since when it does so
 * @param log the file it logs to, which may not exist yet
 */
public record SparkStatus(long pid, boolean running, Instant since, Path log) {}
