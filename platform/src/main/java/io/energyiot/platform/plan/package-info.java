/** How each service is configured and started. */
package io.energyiot.platform.plan;
