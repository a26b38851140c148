/** Decides who may ask. */
package io.energyiot.server.security;
