/** Commands that have Spark compute over all meters, in a process apart. */
package io.energyiot.cli.analytics;
