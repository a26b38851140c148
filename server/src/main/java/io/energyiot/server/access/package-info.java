/** Decides who may ask for what. */
package io.energyiot.server.access;
