/** Usage. */
package io.energyiot.server.usage;
