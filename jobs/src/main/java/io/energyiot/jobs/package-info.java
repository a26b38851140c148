/** Jobs of Spark: requests to its process, and the replies. Both sides of the pipe import this. */
package io.energyiot.jobs;
