/** Whether this process can do its work. */
package io.energyiot.server.health;
