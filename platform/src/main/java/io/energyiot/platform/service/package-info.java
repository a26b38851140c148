/** The services that run as processes, and what happens to them while they start and stop. */
package io.energyiot.platform.service;
