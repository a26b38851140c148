/** The process that runs Spark, seen from the program that has jobs for it. */
package io.energyiot.platform.spark;
