/** The process that computes over the whole fleet by Spark. */
package io.energyiot.analytics;
