/** Days of all readings as files for other programs. */
package io.energyiot.analytics.export;
