/** Typed settings that fail on an unknown or bad key. */
package io.energyiot.model.config;
