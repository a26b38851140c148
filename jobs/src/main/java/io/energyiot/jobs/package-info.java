/**
 * Jobs of Spark: requests to its process, and the replies. Both sides of the connection import
 * this.
 */
package io.energyiot.jobs;
