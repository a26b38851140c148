/** Rollups that the server has made by itself, night after night. */
package io.energyiot.server.rollup;
