/** Writes rows of readings as Apache Parquet, in the order of arrival and without Hadoop. */
package io.energyiot.formats.parquet;
