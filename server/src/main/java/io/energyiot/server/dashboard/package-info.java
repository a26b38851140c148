/** The pages for people. */
package io.energyiot.server.dashboard;
