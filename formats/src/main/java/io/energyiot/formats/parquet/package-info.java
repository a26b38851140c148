/** Writes rows of readings as Apache Parquet, as they come and without Hadoop. */
package io.energyiot.formats.parquet;
