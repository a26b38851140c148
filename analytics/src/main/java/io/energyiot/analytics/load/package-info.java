/** Files in, by all processes of a job: a file each, as one load. */
package io.energyiot.analytics.load;
