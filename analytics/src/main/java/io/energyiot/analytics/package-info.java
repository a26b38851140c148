/** The process in which Spark computes over all meters. */
package io.energyiot.analytics;
