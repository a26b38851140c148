/** The session of Spark that a job runs in: on this machine, on a cluster, or given. */
package io.energyiot.analytics.session;
