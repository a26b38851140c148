/** What is computed over the whole fleet, by Spark in a process of its own. */
package io.energyiot.cli.analytics;
