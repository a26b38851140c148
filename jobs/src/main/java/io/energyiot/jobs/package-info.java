/**
 * Jobs of Spark: requests to its process, and the replies. Both sides of the connection import
 * this. The loader's door uses the socket and the connection with messages of its own.
 */
package io.energyiot.jobs;
