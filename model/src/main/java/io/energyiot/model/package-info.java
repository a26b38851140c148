/** What the system speaks of: devices, channels, readings, versions, days. Knows only the JDK. */
package io.energyiot.model;
