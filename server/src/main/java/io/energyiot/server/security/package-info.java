/** Who may ask. */
package io.energyiot.server.security;
