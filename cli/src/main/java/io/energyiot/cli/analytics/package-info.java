/** Commands that have Spark compute over all meters, in a process of its own. */
package io.energyiot.cli.analytics;
