/** What questions have in common. */
package io.energyiot.server.parameter;
